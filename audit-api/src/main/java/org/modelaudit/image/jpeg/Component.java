package org.modelaudit.image.jpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One colour component of a frame: how it is sampled, and its samples as they come in. */
final class Component {

    static final int BLOCK = 8;

    /** How many coefficients some decoders make up, each in its own way, where they did not come. */
    private static final int SMOOTHED = 10;

    final int id;
    final int horizontal;
    final int vertical;
    private final int tableIndex;

    /** Samples that belong to the picture. */
    int width;

    int height;

    /** Blocks that are stored: whole units of interleaved scans. */
    int blocksAcross;

    int blocksDown;

    /** Row by row, {@code 8 * blocksAcross} each. */
    byte[] samples = {};

    /** Of progressive frames: 64 coefficients a block, in natural order. */
    short @Nullable [] coefficients;

    /** For each coefficient in zigzag order: the bits that are still to come; -1 if all are. */
    private final int[] bitsToCome = new int[BLOCK * BLOCK];

    /** As it was when the first scan of the component began; later tables are not meant for it. */
    int @Nullable [] quantisation;

    Component(int id, int horizontal, int vertical, int tableIndex) {
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.tableIndex = tableIndex;
        Arrays.fill(bitsToCome, -1);
    }

    /** Takes its share of a frame of the given size and largest sampling factors. */
    void layOut(int frameWidth, int frameHeight, int mostHorizontal, int mostVertical, boolean progressive) {
        width = ceiling((long) frameWidth * horizontal, mostHorizontal);
        height = ceiling((long) frameHeight * vertical, mostVertical);
        blocksAcross = ceiling(frameWidth, BLOCK * mostHorizontal) * horizontal;
        blocksDown = ceiling(frameHeight, BLOCK * mostVertical) * vertical;
        int size = Math.multiplyExact(Math.multiplyExact(blocksAcross, blocksDown), BLOCK * BLOCK);
        samples = new byte[size];
        coefficients = progressive ? new short[size] : null;
    }

    int[] quantisation(Tables tables) throws JpegException {
        if (quantisation == null) {
            quantisation = tables.quantisation(tableIndex);
        }
        return quantisation;
    }

    /** Notes that the coefficients came with all bits but so many. */
    void came(int first, int last, int bitsLeft) {
        Arrays.fill(bitsToCome, first, last + 1, bitsLeft);
    }

    /** Whether the means of the blocks and the coefficients that decoders smooth by are known to the last bit. */
    boolean complete() {
        return Arrays.stream(bitsToCome, 0, SMOOTHED).allMatch(bits -> bits == 0);
    }

    int stride() {
        return BLOCK * blocksAcross;
    }

    /** Where the samples of a block begin. */
    int sampleAt(int row, int column) {
        return (row * stride() + column) * BLOCK;
    }

    /** Where the coefficients of a block begin. */
    int coefficientAt(int row, int column) {
        return (row * blocksAcross + column) * BLOCK * BLOCK;
    }

    static int ceiling(long value, int divisor) {
        return (int) ((value + divisor - 1) / divisor);
    }
}
