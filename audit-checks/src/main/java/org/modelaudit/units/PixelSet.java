package org.modelaudit.units;

import org.modelaudit.image.Mask;

/** Sets of pixels as bits, counted many at a time. */
final class PixelSet {

    private PixelSet() {}

    static long[] none(int pixels) {
        return new long[(pixels + Long.SIZE - 1) / Long.SIZE];
    }

    static void add(long[] set, int pixel) {
        set[pixel >> 6] |= 1L << pixel;
    }

    static boolean has(long[] set, int pixel) {
        return (set[pixel >> 6] & (1L << pixel)) != 0;
    }

    static long[] of(Mask mask) {
        long[] set = none(mask.width() * mask.height());
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.contains(x, y)) {
                    add(set, y * mask.width() + x);
                }
            }
        }
        return set;
    }

    static void addAll(long[] set, long[] more) {
        for (int i = 0; i < set.length; i++) {
            set[i] |= more[i];
        }
    }

    static void removeAll(long[] set, long[] others) {
        for (int i = 0; i < set.length; i++) {
            set[i] &= ~others[i];
        }
    }

    static long count(long[] set) {
        long count = 0;
        for (long word : set) {
            count += Long.bitCount(word);
        }
        return count;
    }

    static long common(long[] one, long[] other) {
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            count += Long.bitCount(one[i] & other[i]);
        }
        return count;
    }
}
