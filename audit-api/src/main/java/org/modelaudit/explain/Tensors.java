package org.modelaudit.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers of Java as tensors, and back. Products of matrices round by where in memory their operands begin, and what Java hands
 * over begins anywhere; here it begins where the engine's own tensors do, so that the same numbers give the same product, bit for
 * bit.
 */
public final class Tensors {

    /** What libtorch aligns its own memory to. */
    private static final int ALIGNMENT = 64;

    private Tensors() {}

    /**
     * 32-bit numbers.
     *
     * @param owner of the tensor
     * @param values row by row
     */
    public static NDArray of(NDManager owner, float[] values, Shape shape) {
        ByteBuffer buffer = aligned(values.length, Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return owner.create(buffer, shape, DataType.FLOAT32);
    }

    /**
     * 64-bit numbers.
     *
     * @param owner of the tensor
     * @param values row by row
     */
    public static NDArray of(NDManager owner, double[] values, Shape shape) {
        ByteBuffer buffer = aligned(values.length, Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return owner.create(buffer, shape, DataType.FLOAT64);
    }

    /**
     * Copies of the rows of a tensor.
     *
     * @param tensor {@code N×…}, N at least 1
     * @return N arrays, each of what lies behind the first axis
     */
    public static List<float[]> rows(NDArray tensor) {
        float[] all = tensor.toFloatArray();
        int width = all.length / Math.toIntExact(tensor.getShape().get(0));
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += width) {
            rows.add(Arrays.copyOfRange(all, from, from + width));
        }
        return rows;
    }

    private static ByteBuffer aligned(int count, int bytes) {
        int length = Math.multiplyExact(count, bytes);
        // Both ends of a slice are aligned.
        return ByteBuffer.allocateDirect(Math.addExact(length, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .limit(length)
                .slice()
                .order(ByteOrder.nativeOrder());
    }
}
