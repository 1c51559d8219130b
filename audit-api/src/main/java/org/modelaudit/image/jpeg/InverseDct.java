package org.modelaudit.image.jpeg;

/**
 * The inverse discrete cosine transform of a block of 8×8 coefficients, in integers.
 *
 * <p>The fast transform with 11 multiplications of C. Loeffler, A. Ligtenberg and G. Moschytz, "Practical fast 1-D DCT
 * algorithms with 11 multiplications", ICASSP 1989, figure 1 read backwards, once along the columns and once along the
 * rows, with factors of 13 bits and 2 more bits kept between the passes. With these widths and this order every rounding
 * is that of the "accurate integer" method that libjpeg and libjpeg-turbo use by default.
 */
final class InverseDct {

    private static final int FACTOR_BITS = 13;
    private static final int KEPT_BITS = 2;

    // Cosines and sums of cosines of multiples of π/16, times √2 and 2^13.
    private static final int F_0_298631336 = 2446;
    private static final int F_0_390180644 = 3196;
    private static final int F_0_541196100 = 4433;
    private static final int F_0_765366865 = 6270;
    private static final int F_0_899976223 = 7373;
    private static final int F_1_175875602 = 9633;
    private static final int F_1_501321110 = 12299;
    private static final int F_1_847759065 = 15137;
    private static final int F_1_961570560 = 16069;
    private static final int F_2_053119869 = 16819;
    private static final int F_2_562915447 = 20995;
    private static final int F_3_072711026 = 25172;

    private InverseDct() {}

    /**
     * Writes the samples of a block, moved to [0, 255].
     *
     * @param block 64 dequantised coefficients in natural order; overwritten
     */
    static void transform(int[] block, byte[] samples, int at, int stride) {
        for (int column = 0; column < 8; column++) {
            if (onlyFirst(block, column)) {
                for (int row = 7; row >= 0; row--) {
                    block[8 * row + column] = block[column] << KEPT_BITS;
                }
            } else {
                along(block, column, 8, FACTOR_BITS - KEPT_BITS);
            }
        }
        for (int row = 0; row < 8; row++) {
            along(block, 8 * row, 1, FACTOR_BITS + KEPT_BITS + 3);
            for (int x = 0; x < 8; x++) {
                samples[at + row * stride + x] = sample(block[8 * row + x]);
            }
        }
    }

    /** Whether a column holds its mean alone, as most do; the transform then repeats it. */
    private static boolean onlyFirst(int[] block, int column) {
        return (block[column + 8]
                        | block[column + 16]
                        | block[column + 24]
                        | block[column + 32]
                        | block[column + 40]
                        | block[column + 48]
                        | block[column + 56])
                == 0;
    }

    /** The same where all coefficients but the first are zero. */
    static void constant(int dc, byte[] samples, int at, int stride) {
        byte value = sample(((dc << KEPT_BITS) + (1 << (KEPT_BITS + 2))) >> (KEPT_BITS + 3));
        for (int row = 0; row < 8; row++) {
            for (int x = 0; x < 8; x++) {
                samples[at + row * stride + x] = value;
            }
        }
    }

    private static byte sample(int value) {
        return (byte) Math.max(0, Math.min(255, value + 128));
    }

    /** One transform of eight numbers in place, {@code step} apart, its results divided by {@code 2^shift}. */
    private static void along(int[] v, int at, int step, int shift) {
        int v0 = v[at];
        int v1 = v[at + step];
        int v2 = v[at + 2 * step];
        int v3 = v[at + 3 * step];
        int v4 = v[at + 4 * step];
        int v5 = v[at + 5 * step];
        int v6 = v[at + 6 * step];
        int v7 = v[at + 7 * step];
        int half = 1 << (shift - 1);

        int turned = (v2 + v6) * F_0_541196100;
        int even2 = turned - v6 * F_1_847759065;
        int even3 = turned + v2 * F_0_765366865;
        int sum = ((v0 + v4) << FACTOR_BITS) + half;
        int difference = ((v0 - v4) << FACTOR_BITS) + half;
        int a0 = sum + even3;
        int a3 = sum - even3;
        int a1 = difference + even2;
        int a2 = difference - even2;

        int z5 = (v7 + v3 + v5 + v1) * F_1_175875602;
        int z1 = -(v7 + v1) * F_0_899976223;
        int z2 = -(v5 + v3) * F_2_562915447;
        int z3 = z5 - (v7 + v3) * F_1_961570560;
        int z4 = z5 - (v5 + v1) * F_0_390180644;
        int b0 = v7 * F_0_298631336 + z1 + z3;
        int b1 = v5 * F_2_053119869 + z2 + z4;
        int b2 = v3 * F_3_072711026 + z2 + z3;
        int b3 = v1 * F_1_501321110 + z1 + z4;

        v[at] = (a0 + b3) >> shift;
        v[at + 7 * step] = (a0 - b3) >> shift;
        v[at + step] = (a1 + b2) >> shift;
        v[at + 6 * step] = (a1 - b2) >> shift;
        v[at + 2 * step] = (a2 + b1) >> shift;
        v[at + 5 * step] = (a2 - b1) >> shift;
        v[at + 3 * step] = (a3 + b0) >> shift;
        v[at + 4 * step] = (a3 - b0) >> shift;
    }
}
