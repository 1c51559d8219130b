package org.modelaudit.units;

import org.jspecify.annotations.Nullable;

/**
 * Counts pixels over the annotated pictures of a set: {@code Σ|M∩L|} and what {@code Σ|M∪L| = Σ|M| + Σ|L| − Σ|M∩L|} is made of, for each
 * unit and concept.
 */
final class Overlaps {

    private final long[] above;
    private final long[][] common;
    private final long[][] leftOut;
    private final long[] marked;
    private final long[] counted;
    private final int[] pictures;
    private final LostMasks lost = new LostMasks();
    private int annotated;
    private int boxes;
    private int unknown;

    Overlaps(int units, int concepts) {
        above = new long[units];
        common = new long[units][concepts];
        leftOut = new long[units][concepts];
        marked = new long[concepts];
        counted = new long[concepts];
        pictures = new int[concepts];
    }

    /**
     * Takes the masks of the next picture.
     *
     * @param pixels of the picture
     */
    void begin(ConceptMasks masks, int pixels) {
        boxes += masks.boxes();
        lost.addAll(masks.lost());
        annotated += masks.isAnnotated() ? 1 : 0;
        for (int c = 0; c < marked.length; c++) {
            long[] inside = masks.inside(c);
            unknown += masks.isUnknown(c) ? 1 : 0;
            if (inside != null) {
                marked[c] += PixelSet.count(inside);
                pictures[c]++;
            }
            if (masks.isAnnotated() && !masks.isUnknown(c)) {
                long[] ignored = masks.ignored(c);
                counted[c] += pixels - (ignored == null ? 0 : PixelSet.count(ignored));
            }
        }
    }

    /** Takes the pixels of that picture where a unit is above its threshold. */
    void add(int unit, long[] pixels, ConceptMasks masks) {
        long count = PixelSet.count(pixels);
        above[unit] += count;
        for (int c = 0; c < marked.length; c++) {
            long[] inside = masks.inside(c);
            long[] ignored = masks.ignored(c);
            if (inside != null) {
                common[unit][c] += PixelSet.common(pixels, inside);
            }
            if (masks.isUnknown(c)) {
                leftOut[unit][c] += count;
            } else if (ignored != null) {
                leftOut[unit][c] += PixelSet.common(pixels, ignored);
            }
        }
    }

    /** {@code Σ|M∩L| / Σ|M∪L|}; null where the concept is nowhere. */
    @Nullable
    Double iou(int unit, int concept) {
        if (marked[concept] == 0) {
            return null;
        }
        long union = lit(unit, concept) + marked[concept] - common[unit][concept];
        return (double) common[unit][concept] / union;
    }

    /** {@code Σ|M|}, over the pictures that count for a concept. */
    long lit(int unit, int concept) {
        return above[unit] - leftOut[unit][concept];
    }

    /** {@code Σ|L|}. */
    long marked(int concept) {
        return marked[concept];
    }

    /** Whether a concept is everywhere in the pictures that count for it, so that it tells no place from another. */
    boolean isEverywhere(int concept) {
        return marked[concept] > 0 && marked[concept] == counted[concept];
    }

    /** In how many pictures the concept is. */
    int pictures(int concept) {
        return pictures[concept];
    }

    /** How many pictures have any concept. */
    int annotated() {
        return annotated;
    }

    /** Masks that say nothing of where their concepts are. */
    LostMasks lost() {
        return lost;
    }

    /** How many samples have a box alone. */
    int boxes() {
        return boxes;
    }

    /** How often a concept is in a picture, but nobody knows where. */
    int unknown() {
        return unknown;
    }
}
