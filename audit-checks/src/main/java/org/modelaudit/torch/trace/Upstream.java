package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has arrived so far at each variable on the way back; what arrives twice is added. */
final class Upstream {

    private final Map<String, Map<Integer, NDArray>> arrived = new HashMap<>();

    void add(String variable, int index, NDArray value) {
        arrived.computeIfAbsent(variable, v -> new HashMap<>()).merge(index, value, NDArray::add);
    }

    @Nullable
    NDArray at(String variable, int index) {
        return arrived.getOrDefault(variable, Map.of()).get(index);
    }

    /** Takes away what arrived at a variable's tensors, because before this point it is another value. */
    List<@Nullable NDArray> take(String variable, int tensors) {
        Map<Integer, NDArray> found = arrived.remove(variable);
        List<@Nullable NDArray> values = new ArrayList<>();
        for (int i = 0; i < tensors; i++) {
            values.add(found == null ? null : found.get(i));
        }
        return values;
    }
}
