package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.onnx.Value.Stored;
import org.modelaudit.torch.source.Expression;

/** In which order of axes several tensors are computed with, see {@link Value.Computed}. */
final class Orders {

    private Orders() {}

    /** The order that all of the highest rank have that are computed, else the file's. */
    static List<Integer> common(List<Value> values) {
        int rank = values.stream().mapToInt(v -> v.dims().rank()).max().orElse(0);
        List<Integer> found = null;
        for (Value value : values) {
            if (value instanceof Computed c) {
                if (c.dims().rank() != rank || (found != null && !found.equals(c.order()))) {
                    return Value.identity(rank);
                }
                found = c.order();
            }
        }
        return found == null ? Value.identity(rank) : found;
    }

    /** The value with its axes in that order, and with axes of length 1 in front where it has fewer. */
    static Expression read(Emission out, Value value, List<Integer> order, String role) {
        boolean plain = order.equals(Value.identity(order.size()));
        if (value instanceof Computed c) {
            return plain ? out.read(c, role) : c.variable();
        }
        if (plain) {
            return out.read(value, role);
        }
        // Of the variable's axis order.get(i), the file's axis is i.
        List<Integer> back = Value.inverse(order);
        int more = order.size() - value.dims().rank();
        if (value instanceof Folded f) {
            long[] padded = value.dims().padded(order.size()).fixed();
            return out.read(new Folded(f.numbers().reshaped(padded).permuted(back)), role);
        }
        Stored s = (Stored) value;
        List<Long> shape = new ArrayList<>(Collections.nCopies(more, 1L));
        shape.addAll(s.shape());
        List<Long> strides = new ArrayList<>(Collections.nCopies(more, 1L));
        strides.addAll(s.strides());
        return out.read(s.view(shape, strides).permuted(back), role);
    }
}
