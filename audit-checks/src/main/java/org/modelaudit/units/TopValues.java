package org.modelaudit.units;

import java.util.Arrays;

/**
 * The r-th largest of a stream of numbers, exactly, in memory that does not grow with the stream: at most {@value #MOST} different
 * values with how often each came.
 *
 * <p>Everything below the r-th largest so far is dropped. If more different values remain than there is room for, the last bits of all
 * are dropped, so that neighbours share a place. Then the answer is a narrow range, {@link #settle} says that it is not exact, and one
 * more walk over the same stream looks into that range alone. What is found depends neither on the order nor on the number of walks.
 */
final class TopValues {

    /** Different values that are kept. */
    static final int MOST = 4096;

    private static final int PENDING = 1024;

    private long needed;
    private int low = Integer.MIN_VALUE;
    private int high = Integer.MAX_VALUE;
    private int shift;
    private int[] places = new int[0];
    private long[] counts = new long[0];
    private int[] pending = new int[16];
    private int waiting;
    private boolean full;
    private boolean exact;
    private float value;

    /**
     * @param rank of the largest rank that will be asked for, from 1
     */
    TopValues(long rank) {
        needed = rank;
    }

    /** Takes the next number, which must not be NaN. */
    void add(float number) {
        int key = key(number);
        if (exact || key < low || key > high || (full && key >> shift <= places[0])) {
            return;
        }
        if (waiting == pending.length) {
            if (waiting < PENDING) {
                pending = Arrays.copyOf(pending, Math.min(PENDING, 2 * waiting));
            } else {
                merge();
            }
        }
        pending[waiting++] = key;
    }

    /**
     * Ends a walk.
     *
     * @param rank from 1, at most the one that was announced, and at most as many as there were numbers
     * @return whether {@link #value()} is known; if not, the same stream must be walked over once more
     */
    boolean settle(long rank) {
        if (exact) {
            return true;
        }
        merge();
        long above = 0;
        int place = places.length - 1;
        while (above + counts[place] < rank) {
            above += counts[place];
            place--;
        }
        if (shift == 0) {
            exact = true;
            value = number(places[place]);
        } else {
            // Within the range there are as many above as before, less those above the range.
            low = places[place] << shift;
            high = low | ((1 << shift) - 1);
            needed = rank - above;
            shift = 0;
            full = false;
        }
        places = new int[0];
        counts = new long[0];
        return exact;
    }

    /** The rank to ask for in the walk after one that was not exact. */
    long needed() {
        return needed;
    }

    /** The r-th largest. */
    float value() {
        if (!exact) {
            throw new IllegalStateException("The walk has not been settled.");
        }
        return value;
    }

    /** Sorts in what waits, drops what is too small to matter, and makes room. */
    private void merge() {
        Arrays.sort(pending, 0, waiting);
        int[] merged = new int[places.length + waiting];
        long[] times = new long[merged.length];
        int size = 0;
        int old = 0;
        int next = 0;
        while (old < places.length || next < waiting) {
            boolean known = next == waiting || (old < places.length && places[old] <= pending[next] >> shift);
            int place = known ? places[old] : pending[next] >> shift;
            long count = known ? counts[old++] : 1;
            next += known ? 0 : 1;
            if (size > 0 && merged[size - 1] == place) {
                times[size - 1] += count;
            } else {
                merged[size] = place;
                times[size++] = count;
            }
        }
        waiting = 0;
        keep(merged, times, size);
    }

    private void keep(int[] merged, long[] times, int size) {
        long total = 0;
        int from = size;
        while (from > 0 && total < needed) {
            total += times[--from];
        }
        full = total >= needed;
        places = Arrays.copyOfRange(merged, from, size);
        counts = Arrays.copyOfRange(times, from, size);
        while (places.length > MOST) {
            coarsen();
        }
    }

    private void coarsen() {
        shift++;
        int size = 0;
        for (int i = 0; i < places.length; i++) {
            int place = places[i] >> 1;
            if (size > 0 && places[size - 1] == place) {
                counts[size - 1] += counts[i];
            } else {
                places[size] = place;
                counts[size++] = counts[i];
            }
        }
        places = Arrays.copyOf(places, size);
        counts = Arrays.copyOf(counts, size);
    }

    /** Whole numbers in the order of the numbers; the two zeros are one. */
    private static int key(float number) {
        int bits = Float.floatToIntBits(number + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private static float number(int key) {
        return Float.intBitsToFloat(key ^ ((key >> 31) & Integer.MAX_VALUE));
    }
}
