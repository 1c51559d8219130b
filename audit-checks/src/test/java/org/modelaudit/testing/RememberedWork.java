package org.modelaudit.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.data.AuditSample;
import org.modelaudit.metric.KeptWork;

/** Keeps work in memory, by the sample's id and the work's content. */
public final class RememberedWork implements KeptWork {

    private final Map<String, byte[]> made = new HashMap<>();

    /** Everything that is kept. */
    public Map<String, byte[]> made() {
        return made;
    }

    @Override
    public Optional<byte[]> find(AuditSample sample, Object work) {
        return Optional.ofNullable(made.get(key(sample, work)));
    }

    @Override
    public void keep(AuditSample sample, Object work, byte[] bytes) {
        made.put(key(sample, work), bytes);
    }

    private static String key(AuditSample sample, Object work) {
        try {
            return sample.id() + ContentDigest.of(work);
        } catch (UntoldContentException e) {
            throw new AssertionError(e);
        }
    }
}
