package org.modelaudit.torch.onnx;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.ElementType;

/**
 * Numbers that are known when a file is translated: constants, shapes, and what is computed of them. A whole number may count pictures,
 * see {@link Size}.
 */
final class Numbers {

    private final ElementType type;
    private final long[] dims;
    private final double[] values;
    private final boolean @Nullable [] perPicture;

    Numbers(ElementType type, long[] dims, double[] values, boolean @Nullable [] perPicture) {
        this.type = type;
        this.dims = dims;
        this.values = values;
        this.perPicture = perPicture;
    }

    static Numbers of(ElementType type, long[] dims, double[] values) {
        return new Numbers(type, dims, values, null);
    }

    static Numbers scalar(ElementType type, double value) {
        return of(type, new long[0], new double[] {value});
    }

    /** A row of whole numbers. */
    static Numbers of(List<Size> sizes) {
        double[] values = new double[sizes.size()];
        boolean[] per = new boolean[values.length];
        boolean any = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = sizes.get(i).count();
            per[i] = sizes.get(i).perPicture();
            any |= per[i];
        }
        return new Numbers(ElementType.INT64, new long[] {values.length}, values, any ? per : null);
    }

    ElementType type() {
        return type;
    }

    long[] dims() {
        return dims.clone();
    }

    int count() {
        return values.length;
    }

    double at(int i) {
        if (isPerPicture(i)) {
            throw new NotTranslated("it computes with the number of pictures");
        }
        return values[i];
    }

    boolean isPerPicture(int i) {
        return perPicture != null && perPicture[i];
    }

    boolean isFixed() {
        return perPicture == null;
    }

    Size size(int i) {
        return new Size((long) values[i], isPerPicture(i));
    }

    List<Size> sizes() {
        return java.util.stream.IntStream.range(0, count()).mapToObj(this::size).toList();
    }

    /** Fixed whole numbers in their order. */
    List<Long> wholes() {
        return java.util.stream.IntStream.range(0, count())
                .mapToObj(i -> (long) at(i))
                .toList();
    }

    Numbers reshaped(long[] to) {
        if (Strides.count(to) != count()) {
            throw new NotTranslated("it gives %d numbers the shape %s".formatted(count(), Arrays.toString(to)));
        }
        return new Numbers(type, to, values, perPicture);
    }

    Numbers ofType(ElementType to) {
        return new Numbers(to, dims, values, perPicture);
    }

    /** The numbers at the given places. */
    Numbers picked(long[] to, int[] places) {
        double[] picked = new double[places.length];
        boolean[] per = perPicture == null ? null : new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 || places[i] >= values.length) {
                throw new NotTranslated("it reads the number at %d of %d".formatted(places[i], values.length));
            }
            picked[i] = values[places[i]];
            if (per != null) {
                per[i] = isPerPicture(places[i]);
            }
        }
        return new Numbers(type, to, picked, per);
    }

    Numbers permuted(List<Integer> order) {
        long[] own = Strides.dense(dims);
        long[] to = new long[dims.length];
        long[] strides = new long[dims.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = dims[order.get(i)];
            strides[i] = own[order.get(i)];
        }
        return picked(to, Strides.places(to, strides, 0));
    }

    Numbers expanded(long[] to) {
        return Arrays.equals(dims, to) ? this : picked(to, Strides.places(to, Strides.broadcast(dims, to), 0));
    }

    /** The entries of one axis with the given numbers, in that order. */
    Numbers chosen(int axis, int[] entries) {
        long[] to = dims.clone();
        to[axis] = entries.length;
        long[] own = Strides.dense(dims);
        int[] places = Strides.places(to, own, 0);
        long[] fresh = Strides.dense(to);
        for (int i = 0; i < places.length; i++) {
            int at = (int) (i / fresh[axis] % to[axis]);
            places[i] += (int) ((entries[at] - at) * own[axis]);
        }
        return picked(to, places);
    }
}
