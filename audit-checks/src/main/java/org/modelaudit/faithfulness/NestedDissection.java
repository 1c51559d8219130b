package org.modelaudit.faithfulness;

import java.util.stream.IntStream;

/**
 * Pixels in the order of nested dissection: both halves of the picture first, the line that parts them last, and so on in each
 * half. In this order a sparse factorisation fills in least (George, Nested Dissection of a Regular Finite Element Mesh, 1973).
 */
final class NestedDissection {

    private final int width;
    private final int[] order;
    private int length;

    private NestedDissection(int width, int height) {
        this.width = width;
        this.order = new int[width * height];
        part(0, 0, width, height);
    }

    /** Each pixel's index {@code y·width + x} once. */
    static IntStream order(int width, int height) {
        return IntStream.of(new NestedDissection(width, height).order);
    }

    private void part(int left, int top, int right, int bottom) {
        if (right - left < 3 && bottom - top < 3) {
            append(left, top, right, bottom);
        } else if (right - left >= bottom - top) {
            int middle = (left + right) / 2;
            part(left, top, middle, bottom);
            part(middle + 1, top, right, bottom);
            append(middle, top, middle + 1, bottom);
        } else {
            int middle = (top + bottom) / 2;
            part(left, top, right, middle);
            part(left, middle + 1, right, bottom);
            append(left, middle, right, middle + 1);
        }
    }

    private void append(int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                order[length++] = y * width + x;
            }
        }
    }
}
