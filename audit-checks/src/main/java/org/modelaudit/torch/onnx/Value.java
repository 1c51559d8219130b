package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.onnx.file.OnnxTensor;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.source.Expression;

/** What a tensor of an ONNX file is while the file is translated. */
sealed interface Value {

    Dims dims();

    ElementType type();

    /**
     * A variable of the program. Its axes may stand in another order than the file's, so that pictures and maps that the file has as
     * {@code N×H×W×C} are {@code N×C×H×W} in the program, as everything here expects them.
     *
     * @param variable of the program
     * @param dims in the order of the file
     * @param order axis of the variable that each of the file's axes is
     */
    record Computed(Expression.Name variable, Dims dims, ElementType type, List<Integer> order) implements Value {

        public Computed {
            order = List.copyOf(order);
        }

        static Computed plain(Expression.Name variable, Dims dims, ElementType type) {
            return new Computed(variable, dims, type, identity(dims.rank()));
        }

        boolean isPlain() {
            return order.equals(identity(order.size()));
        }

        /** With axes in another order, {@code result[i] = this[permutation[i]]}, and nothing moved. */
        Computed permuted(List<Integer> permutation) {
            return new Computed(
                    variable,
                    dims.permuted(permutation),
                    type,
                    permutation.stream().map(order::get).toList());
        }
    }

    /**
     * Numbers that stay in the file; a view of them.
     *
     * @param name that the file gives the tensor
     * @param source that holds them
     * @param constant whether a node holds them and not the list of initializers
     * @param shape lengths of the view's axes
     */
    record Stored(
            String name,
            OnnxTensor source,
            boolean constant,
            ElementType type,
            long offset,
            List<Long> shape,
            List<Long> strides)
            implements Value {

        public Stored {
            shape = List.copyOf(shape);
            strides = List.copyOf(strides);
        }

        @Override
        public Dims dims() {
            return Dims.of(shape);
        }

        Stored view(List<Long> newShape, List<Long> newStrides) {
            return new Stored(name, source, constant, type, offset, newShape, newStrides);
        }

        Stored permuted(List<Integer> order) {
            return view(
                    order.stream().map(shape::get).toList(),
                    order.stream().map(strides::get).toList());
        }

        boolean isDense() {
            long step = 1;
            for (int i = shape.size() - 1; i >= 0; i--) {
                if (shape.get(i) != 1 && strides.get(i) != step) {
                    return false;
                }
                step *= shape.get(i);
            }
            return true;
        }

        Stored reshaped(List<Long> to) {
            return view(
                    to,
                    boxed(Strides.dense(to.stream().mapToLong(Long::longValue).toArray())));
        }
    }

    /** Numbers that are known. */
    record Folded(Numbers numbers) implements Value {

        @Override
        public Dims dims() {
            return Dims.of(numbers.dims());
        }

        @Override
        public ElementType type() {
            return numbers.type();
        }
    }

    static List<Integer> identity(int rank) {
        return IntStream.range(0, rank).boxed().toList();
    }

    static List<Integer> inverse(List<Integer> order) {
        List<Integer> inverse = new ArrayList<>(order);
        for (int i = 0; i < order.size(); i++) {
            inverse.set(order.get(i), i);
        }
        return inverse;
    }

    static List<Long> boxed(long[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
