package org.modelaudit.torch.onnx;

/** Where the elements of a tensor stand in a row of numbers. */
final class Strides {

    /** The most numbers that are computed while a file is translated. */
    static final int MOST = 1 << 22;

    private Strides() {}

    /** Of a tensor without gaps, the last axis fastest. */
    static long[] dense(long[] dims) {
        long[] strides = new long[dims.length];
        long step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(1, dims[i]);
        }
        return strides;
    }

    static int count(long[] dims) {
        long count = 1;
        for (long dim : dims) {
            count *= dim;
            if (dim < 0 || count > MOST) {
                throw new NotTranslated("it computes more than %d numbers that hang on no picture".formatted(MOST));
            }
        }
        return (int) count;
    }

    /** Places of all elements, in their order. */
    static int[] places(long[] dims, long[] strides, long offset) {
        int[] places = new int[count(dims)];
        long[] at = new long[dims.length];
        long place = offset;
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) place;
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                place += strides[axis];
                if (++at[axis] < dims[axis]) {
                    break;
                }
                place -= strides[axis] * dims[axis];
                at[axis] = 0;
            }
        }
        return places;
    }

    /** Strides with which a tensor is read as one of another shape, repeated along axes of length 1. */
    static long[] broadcast(long[] dims, long[] to) {
        long[] own = dense(dims);
        long[] strides = new long[to.length];
        int shift = to.length - dims.length;
        for (int i = 0; i < dims.length; i++) {
            strides[i + shift] = dims[i] == 1 ? 0 : own[i];
        }
        return strides;
    }
}
