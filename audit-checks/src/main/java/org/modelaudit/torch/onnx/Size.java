package org.modelaudit.torch.onnx;

/**
 * A whole number of a shape: fixed, or so many for each picture of the batch. The sizes of pictures are known when a file is
 * translated, so there is nothing else that a shape can hang on.
 *
 * @param count the number, or its share of one picture
 * @param perPicture whether it is multiplied by the number of pictures
 */
record Size(long count, boolean perPicture) {

    static final Size ONE = of(1);

    /** Of a batch. */
    static final Size BATCH = new Size(1, true);

    static Size of(long count) {
        return new Size(count, false);
    }

    boolean is(long number) {
        return !perPicture && count == number;
    }

    Size times(Size other) {
        if (perPicture && other.perPicture) {
            throw new NotTranslated("a shape grows with the square of the number of pictures");
        }
        try {
            return new Size(Math.multiplyExact(count, other.count), perPicture || other.perPicture);
        } catch (ArithmeticException e) {
            throw new NotTranslated("a shape is larger than any tensor", e);
        }
    }

    /** What is left for one axis where another takes {@code other}; the division must leave no rest. */
    Size over(Size other) {
        if (other.count == 0 || count % other.count != 0 || (other.perPicture && !perPicture)) {
            throw new NotTranslated("a tensor of %s numbers is cut into parts of %s".formatted(this, other));
        }
        return new Size(count / other.count, perPicture && !other.perPicture);
    }

    @Override
    public String toString() {
        return !perPicture ? Long.toString(count) : count == 1 ? "N" : count + "N";
    }
}
