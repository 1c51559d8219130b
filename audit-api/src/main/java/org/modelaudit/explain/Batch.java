package org.modelaudit.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Prepared;

/**
 * Pictures that go through a model together.
 *
 * @param samples {@code N} samples
 * @param images their prepared pictures on the model's device, {@code N×C×H×W}
 */
public record Batch(List<AuditSample> samples, NDArray images) {

    public Batch {
        samples = List.copyOf(samples);
    }

    /**
     * Stacks prepared pictures.
     *
     * @param scope owns the tensor
     * @param pictures of the samples, in their order, prepared as {@code input} says
     */
    public static Batch of(
            NDManager scope, InputSpecification input, List<AuditSample> samples, List<Prepared> pictures) {
        int channels = input.colour().channels();
        int numbers = channels * input.height() * input.width();
        float[] values = new float[numbers * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).copyTo(values, i * numbers);
        }
        Shape shape = new Shape(pictures.size(), channels, input.height(), input.width());
        return new Batch(samples, Tensors.of(scope, values, shape));
    }

    public int size() {
        return samples.size();
    }

    /** The numbers of each picture, {@code C·H·W} values that are the caller's. */
    public List<float[]> values() {
        return oneByOne(picture -> picture.images().toFloatArray());
    }

    /**
     * Does work on a copy of the pictures in a scope of its own, which is closed when the work is done: whatever is made beside
     * the result is freed, and the pictures themselves stay as they are.
     *
     * @param work on the same samples; an array that it returns must be attached to another manager
     */
    public <T> T onCopy(Function<Batch, T> work) {
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray copy = images.duplicate();
            copy.attach(scope);
            return work.apply(new Batch(samples, copy));
        }
    }

    /**
     * Walks over the pictures in {@link Groups} of one size, the last one filled up with copies of its last picture: what comes of a
     * picture does not depend on how many others are in the batch. Memory is bounded by the group.
     *
     * @param size pictures of every group, as {@link org.modelaudit.model.AuditedModel#group()} says
     * @param work on one group; it answers for each picture, and an array that it returns must be attached to another manager
     * @return the answers for the pictures of this batch, in order
     */
    public <T> List<T> inGroups(int size, Function<Batch, List<T>> work) {
        return Groups.walk(size, size(), group -> {
            try (NDManager scope = images.getManager().newSubManager()) {
                return work.apply(chosen(group, scope));
            }
        });
    }

    /** A copy of some of the pictures, so that where a picture lay in the batch leaves no trace either. */
    private Batch chosen(List<Integer> pictures, NDManager scope) {
        NDList copies = new NDList();
        for (int i : pictures) {
            NDArray copy;
            try (NDArray picture = images.get(new NDIndex("{}:{}", i, i + 1))) {
                copy = picture.duplicate();
            }
            copy.attach(scope);
            copies.add(copy);
        }
        NDArray group = copies.size() == 1 ? copies.get(0) : NDArrays.concat(copies);
        group.attach(scope);
        return new Batch(pictures.stream().map(samples::get).toList(), group);
    }

    /**
     * Walks over the pictures one after another: what is made of a picture does not depend on what else is in the batch, not even
     * in the last bit, which libtorch's kernels let depend on the number of pictures.
     *
     * @param work on a batch of one, see {@link #inParts}
     */
    public <T> List<T> oneByOne(Function<Batch, T> work) {
        return inParts(1, work);
    }

    /**
     * The same walk for work that has something else for each picture, kept by its number.
     *
     * @param work on the number of a picture, from 0 on, and on a batch of it alone
     */
    public <T> List<T> oneByOneWithIndex(BiFunction<Integer, Batch, T> work) {
        Iterator<Integer> index = IntStream.range(0, size()).iterator();
        return oneByOne(picture -> work.apply(index.next(), picture));
    }

    /**
     * Walks over the pictures a few at a time, in order. Each part has a scope of its own, the manager of its images, which is
     * closed when the work on it is done: memory is bounded by the part, not by the batch.
     *
     * @param size pictures of a part, at least 1; the last part may have fewer
     * @param work on one part; an array that it returns must be attached to another manager
     * @return what the work made of each part
     */
    public <T> List<T> inParts(int size, Function<Batch, T> work) {
        if (size < 1) {
            throw new IllegalArgumentException("A part of a batch has at least one picture, but got " + size + ".");
        }
        List<T> results = new ArrayList<>();
        for (int from = 0; from < size(); from += size) {
            int to = Math.min(size(), from + size);
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray part = images.get(new NDIndex("{}:{}", from, to));
                part.attach(scope);
                results.add(work.apply(new Batch(samples.subList(from, to), part)));
            }
        }
        return results;
    }
}
