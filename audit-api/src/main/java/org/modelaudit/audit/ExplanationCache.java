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
 * once however many audits ask. Bounded; the least recently used go first, and sooner those that a ledger can give back.
 */
public final class ExplanationCache {

    private static final long DEFAULT_LIMIT = 64L << 20;

    /** As good as a batch or two: of many pictures, what grows with each is copied by each of Java's collections, which then takes more heap. */
    private static final long IN_LEDGER_LIMIT = 1L << 20;

    private final Recent here;
    private final Recent inLedger = new Recent(IN_LEDGER_LIMIT);

    /** A cache of 64 MiB, which holds some 100 000 maps of 7×7 or 300 of 224×224, and of 1 MiB of what a ledger keeps, too. */
    public ExplanationCache() {
        this(DEFAULT_LIMIT);
    }

    /**
     * @param limit in bytes of heatmap
     */
    ExplanationCache(long limit) {
        this.here = new Recent(limit);
    }

    synchronized Optional<Entry> find(Key key) {
        return here.find(key).or(() -> inLedger.find(key));
    }

    /**
     * @param inLedger whether a ledger keeps all of it
     */
    synchronized void keep(Key key, Entry entry, boolean inLedger) {
        (inLedger ? this.inLedger : here).keep(key, entry);
    }

    /** The most recently used entries. */
    private static final class Recent {

        private final long limit;
        private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
        private long bytes;

        Recent(long limit) {
            this.limit = limit;
        }

        Optional<Entry> find(Key key) {
            return Optional.ofNullable(entries.get(key));
        }

        void keep(Key key, Entry entry) {
            Entry old = entries.put(key, entry);
            bytes += entry.bytes() - (old == null ? 0 : old.bytes());
            var eldest = entries.entrySet().iterator();
            while (bytes > limit && eldest.hasNext()) {
                bytes -= eldest.next().getValue().bytes();
                eldest.remove();
            }
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
