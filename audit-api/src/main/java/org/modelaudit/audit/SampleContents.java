package org.modelaudit.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.error.DataException;

/** What tells the samples of an audit from others, each read once while it is in flight. For several threads. */
final class SampleContents {

    private final Map<AuditSample, Optional<SampleDigest>> known = new ConcurrentHashMap<>();

    /** A digest of a sample's id, picture and truth; empty where its files cannot be read. */
    Optional<String> of(AuditSample sample) {
        return digest(sample).map(SampleDigest::content);
    }

    /** The same with that of the picture's file alone. */
    Optional<SampleDigest> digest(AuditSample sample) {
        return known.computeIfAbsent(sample, SampleContents::read);
    }

    /** Whether a sample's files still hold what was read first. */
    boolean isUnchanged(AuditSample sample) {
        return digest(sample).equals(read(sample));
    }

    /** Forgets samples that have gone by. */
    void forget(List<AuditSample> gone) {
        gone.forEach(known::remove);
    }

    private static Optional<SampleDigest> read(AuditSample sample) {
        try {
            return Optional.of(sample.digest());
        } catch (DataException unreadable) {
            // Whoever measures the sample says so.
            return Optional.empty();
        }
    }
}
