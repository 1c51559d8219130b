package org.modelaudit.metric;

import java.util.Optional;
import org.modelaudit.content.HasContent;
import org.modelaudit.data.AuditSample;

/**
 * Work on the model and a sample that no explanation has a part in, such as an attack: what was made for one audit serves every other
 * that asks for the same, of this run and, where outcomes are kept, of later ones.
 */
public interface KeptWork {

    /**
     * What was made of a sample.
     *
     * @param work everything that decides it beside model, sample and seed; only where its {@linkplain HasContent content} can be told
     *     is anything ever found
     * @return bytes that are not to be changed
     */
    Optional<byte[]> find(AuditSample sample, Object work);

    /** Keeps what was made of a sample; the bytes are the store's from now on. */
    void keep(AuditSample sample, Object work, byte[] made);

    /** Keeps and finds nothing. */
    static KeptWork none() {
        return new KeptWork() {
            @Override
            public Optional<byte[]> find(AuditSample sample, Object work) {
                return Optional.empty();
            }

            @Override
            public void keep(AuditSample sample, Object work, byte[] made) {}
        };
    }
}
