package org.modelaudit.audit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Orientation;

/**
 * Explanations that were already made in this run, so that the same model, explainer, picture and class is explained
 * once however many audits ask. Bounded; the least recently used go first.
 */
public final class ExplanationCache {

    private static final long DEFAULT_LIMIT = 64L << 20;

    private final long limit;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** A cache of 64 MiB, which holds some 100 000 maps of 7×7 or 300 of 224×224. */
    public ExplanationCache() {
        this(DEFAULT_LIMIT);
    }

    /**
     * @param limit in bytes of heatmap
     */
    ExplanationCache(long limit) {
        this.limit = limit;
    }

    synchronized Optional<Entry> find(Key key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void keep(Key key, Entry entry) {
        Entry old = entries.put(key, entry);
        bytes += entry.bytes() - (old == null ? 0 : old.bytes());
        var eldest = entries.entrySet().iterator();
        while (bytes > limit && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    /**
     * What decides an explanation.
     *
     * @param subject digest of the model, its input and the explainer with its settings
     * @param file of the picture
     * @param orientation by which it is turned
     * @param label of the sample, because a map may be made for it
     */
    record Key(String subject, Path file, Orientation orientation, OptionalInt label) {
        static Key of(String subject, AuditSample sample) {
            return new Key(subject, sample.file(), sample.orientation(), sample.classIndex());
        }
    }

    /**
     * A kept explanation.
     *
     * @param geometry of its picture
     * @param explanation of it
     */
    record Entry(Geometry geometry, Explanation explanation) {
        private static final int OVERHEAD = 400;

        long bytes() {
            Heatmap map = explanation.heatmap();
            return OVERHEAD + (map == null ? 0 : 4L * map.width() * map.height());
        }
    }
}
