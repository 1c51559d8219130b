package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.source.ProgramException;

/**
 * How a tensor that crosses a cut depends on the size of the batch, found by comparing a batch of one with a batch of two.
 * It says what to do with the tensor when a sample is repeated.
 */
sealed interface BatchRole {

    /** The same whatever the batch. */
    record Shared() implements BatchRole {}

    /** One axis runs over the samples, each with a block of the same length. */
    record Samples(int axis) implements BatchRole {}

    /** A number that is a multiple of the batch's size. */
    record Proportional() implements BatchRole {}

    /** A number that grows by {@code step} with each sample. */
    record Growing(long step) implements BatchRole {}

    /** Something else, which is right for the batch that it was computed for, and for no other. */
    record Bound() implements BatchRole {}

    /** Whether pictures of another size could have shown something else. */
    default boolean dependsOnSize() {
        return this instanceof Growing || this instanceof Bound;
    }

    static List<BatchRole> compare(NDList one, NDList two) {
        if (one.size() != two.size()) {
            throw new ProgramException("the number of values that cross the cut depends on the size of the batch");
        }
        List<BatchRole> roles = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            roles.add(compare(one.get(i), two.get(i)));
        }
        return roles;
    }

    private static BatchRole compare(NDArray one, NDArray two) {
        Shape a = one.getShape();
        Shape b = two.getShape();
        if (a.dimension() == 0 && b.dimension() == 0) {
            return one.getDataType() == DataType.INT64 ? number(one.getLong(), two.getLong()) : new Shared();
        }
        if (a.equals(b)) {
            return new Shared();
        }
        if (a.dimension() != b.dimension()) {
            return new Bound();
        }
        int axis = -1;
        for (int i = 0; i < a.dimension(); i++) {
            if (a.get(i) != b.get(i)) {
                if (axis >= 0 || b.get(i) != 2 * a.get(i)) {
                    return new Bound();
                }
                axis = i;
            }
        }
        return new Samples(axis);
    }

    private static BatchRole number(long one, long two) {
        if (one == two) {
            return new Shared();
        }
        return two == 2 * one ? new Proportional() : new Growing(two - one);
    }

    /**
     * The tensor for a batch in which one of {@code samples} samples stands {@code times} times; a new handle that the
     * tensor's manager owns.
     */
    default NDArray variants(NDArray tensor, long samples, int sample, int times) {
        if (this instanceof Samples s) {
            long block = tensor.getShape().get(s.axis()) / samples;
            try (NDArray own =
                    tensor.get(new NDIndex().addAllDim(s.axis()).addSliceDim(sample * block, (sample + 1) * block))) {
                return repeated(own, s.axis(), times);
            }
        } else if (this instanceof Proportional) {
            return tensor.getManager().create(tensor.getLong() / samples * times);
        } else if (this instanceof Growing g) {
            return tensor.getManager().create(tensor.getLong() + g.step() * (times - samples));
        }
        if (this instanceof Bound) {
            throw new ProgramException("a value of the shape %s that crosses the cut is bound to the size of the batch"
                    .formatted(tensor.getShape()));
        }
        return tensor.reshape(tensor.getShape());
    }

    private static NDArray repeated(NDArray sample, int axis, int times) {
        Shape shape = sample.getShape();
        if (shape.get(axis) == 1) {
            return sample.repeat(axis, times);
        }
        // The sample's block as a whole, not each of its entries by itself.
        long[] together = shape.getShape().clone();
        together[axis] *= times;
        return sample.expandDims(axis).repeat(axis, times).reshape(together);
    }
}
