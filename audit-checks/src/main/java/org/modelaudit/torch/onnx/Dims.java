package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** Lengths of a tensor's axes. */
record Dims(List<Size> sizes) {

    static final Dims SCALAR = new Dims(List.of());

    Dims {
        sizes = List.copyOf(sizes);
    }

    static Dims of(long... sizes) {
        return new Dims(LongStream.of(sizes).mapToObj(Size::of).toList());
    }

    static Dims of(List<Long> sizes) {
        return new Dims(sizes.stream().map(Size::of).toList());
    }

    int rank() {
        return sizes.size();
    }

    Size at(int axis) {
        return sizes.get(axis);
    }

    /** The length of an axis along which pictures do not lie. */
    int fixed(int axis) {
        Size size = at(axis);
        if (size.perPicture() || size.count() > Integer.MAX_VALUE) {
            throw new NotTranslated("it works along the axis of the pictures");
        }
        return (int) size.count();
    }

    boolean isFixed() {
        return sizes.stream().noneMatch(Size::perPicture);
    }

    long[] fixed() {
        long[] all = new long[rank()];
        for (int i = 0; i < all.length; i++) {
            all[i] = fixed(i);
        }
        return all;
    }

    /** The number of an axis that may be counted from the end. */
    int axis(long number) {
        long axis = number < 0 ? number + rank() : number;
        if (axis < 0 || axis >= rank()) {
            throw new NotTranslated("it names axis %d of a tensor with %d axes".formatted(number, rank()));
        }
        return (int) axis;
    }

    Size elements() {
        Size all = Size.ONE;
        for (Size size : sizes) {
            all = all.times(size);
        }
        return all;
    }

    Dims with(int axis, Size size) {
        List<Size> changed = new ArrayList<>(sizes);
        changed.set(axis, size);
        return new Dims(changed);
    }

    Dims without(List<Integer> axes) {
        List<Size> left = new ArrayList<>();
        for (int i = 0; i < rank(); i++) {
            if (!axes.contains(i)) {
                left.add(at(i));
            }
        }
        return new Dims(left);
    }

    /** Without the axis at {@code from}, and with the given ones in its place. */
    Dims replaced(int from, int to, List<Size> by) {
        List<Size> changed = new ArrayList<>(sizes.subList(0, from));
        changed.addAll(by);
        changed.addAll(sizes.subList(to, rank()));
        return new Dims(changed);
    }

    Dims permuted(List<Integer> order) {
        return new Dims(order.stream().map(sizes::get).toList());
    }

    /** With axes of length 1 in front. */
    Dims padded(int rank) {
        List<Size> padded = new ArrayList<>(Collections.nCopies(Math.max(0, rank - rank()), Size.ONE));
        padded.addAll(sizes);
        return new Dims(padded);
    }

    /** The shape of what is computed number by number from tensors of both shapes. */
    Dims broadcast(Dims other) {
        int rank = Math.max(rank(), other.rank());
        Dims one = padded(rank);
        Dims two = other.padded(rank);
        List<Size> both = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            Size a = one.at(i);
            Size b = two.at(i);
            if (!a.equals(b) && !a.is(1) && !b.is(1)) {
                throw new NotTranslated("it combines tensors of the shapes %s and %s".formatted(this, other));
            }
            both.add(a.is(1) ? b : a);
        }
        return new Dims(both);
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
