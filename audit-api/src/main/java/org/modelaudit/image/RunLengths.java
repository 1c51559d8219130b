package org.modelaudit.image;

import java.util.Arrays;
import java.util.BitSet;
import org.modelaudit.error.DataException;

/** COCO's run-length code of a mask: column by column, runs outside and inside by turns, the first one outside. */
final class RunLengths {

    private RunLengths() {}

    static BitSet decode(int width, int height, int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
            if (count < 0) {
                throw new DataException(
                        "A run-length mask has a run of %d pixels; export the mask again.".formatted(count));
            }
        }
        if (sum != (long) width * height) {
            throw new DataException(
                    "The runs of a run-length mask add up to %d pixels, but its picture of %d×%d has %d; "
                                    .formatted(sum, width, height, (long) width * height)
                            + "export the mask again for this picture.");
        }
        BitSet bits = new BitSet(width * height);
        int at = 0;
        boolean inside = false;
        for (int count : counts) {
            for (int i = at; inside && i < at + count; i++) {
                bits.set(i % height * width + i / height);
            }
            at += count;
            inside = !inside;
        }
        return bits;
    }

    /**
     * The compressed form: numbers in base 32, the lowest digit first, each digit plus 48 as a character, 32 more where
     * another digit follows, two's complement; from the fourth number on, the difference to the one two before.
     */
    static int[] parse(String text) {
        int[] counts = new int[text.length()];
        int size = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int shift = 0;
            int digit;
            do {
                if (at == text.length() || shift > 30) {
                    throw malformed(at);
                }
                digit = text.charAt(at++) - 48;
                if (digit < 0 || digit > 63) {
                    throw malformed(at - 1);
                }
                value |= (long) (digit & 31) << shift;
                shift += 5;
            } while ((digit & 32) != 0);
            if ((digit & 16) != 0) {
                value |= -1L << shift;
            }
            counts[size] = (int) (size > 2 ? value + counts[size - 2] : value);
            size++;
        }
        return Arrays.copyOf(counts, size);
    }

    private static DataException malformed(int at) {
        return new DataException("A compressed run-length mask is malformed at its character %d; export the mask again."
                .formatted(at + 1));
    }
}
