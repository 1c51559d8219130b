package org.modelaudit.onnx.file;

import java.util.List;

/**
 * A tensor of numbers that the file holds ({@code TensorProto}).
 *
 * @param type number that onnx.proto gives the type of its elements
 * @param dims lengths of its axes
 * @param data where its numbers are
 */
public record OnnxTensor(String name, int type, List<Long> dims, OnnxData data) {

    public OnnxTensor {
        dims = List.copyOf(dims);
    }

    /**
     * Number of its elements.
     *
     * @throws ArithmeticException if that does not fit into 64 bits
     */
    public long elements() {
        long elements = 1;
        for (long dim : dims) {
            elements = Math.multiplyExact(elements, dim);
        }
        return elements;
    }

    /** Name of the file beside the model in which its numbers lie; empty where they lie in the model itself. */
    String beside() {
        return data instanceof OnnxData.Beside b ? b.location() : "";
    }
}
