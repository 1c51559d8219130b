package org.modelaudit.synthesis;

/**
 * A picture moved in a circle: what leaves at one edge enters at the other, as {@code numpy.roll} has it.
 *
 * @param down rows, any sign
 * @param right columns, any sign
 */
record Jitter(int down, int right) {

    /** The picture moved by it. */
    float[] apply(float[] picture, int width, int height) {
        float[] moved = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            int row = Math.floorMod(i / width % height + down, height);
            int column = Math.floorMod(i % width + right, width);
            int channel = i / (width * height);
            moved[(channel * height + row) * width + column] = picture[i];
        }
        return moved;
    }

    /** What moves back, which is also what carries a gradient back. */
    Jitter back() {
        return new Jitter(-down, -right);
    }
}
