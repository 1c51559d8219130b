package org.modelaudit.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Geometry;
import org.modelaudit.ledger.KeptExplanation;

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
     * @param subject of the model, its input and the explainer with its settings
     * @param sample digest of its id, by which random numbers are drawn, its picture and its truth
     */
    record Key(String subject, String sample) {}

    /**
     * A kept explanation.
     *
     * @param geometry of its picture
     * @param explanation of it
     */
    record Entry(Geometry geometry, Explanation explanation) {
        private static final int OVERHEAD = 400;

        /** Of what a ledger keeps; empty where the map was too large for it. */
        static Optional<Entry> of(KeptExplanation kept) {
            return kept.explanation().map(explanation -> new Entry(kept.geometry(), explanation));
        }

        long bytes() {
            Heatmap map = explanation.heatmap();
            return OVERHEAD + (map == null ? 0 : 4L * map.width() * map.height());
        }
    }
}
