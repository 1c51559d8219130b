package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.running.LoadedSegments;

/**
 * One segment's recorded run.
 *
 * @param segment that ran
 * @param operation that it consists of; null where it is no operation of a known kind
 * @param inputs leaves that it read, by variable, the operation's arguments first and in their order
 * @param outputs tensors that it returned, by variable
 * @param first variable that the operation reads first
 * @param sources name of the segment that made each variable that was read; the pictures have none
 */
record TracedStep(
        Segment segment,
        @Nullable Operation operation,
        Map<String, List<NDArray>> inputs,
        Map<String, List<NDArray>> outputs,
        String first,
        Map<String, String> sources) {

    /** One of the tensors of real numbers that were read, with the variable that holds it. */
    record Leaf(String variable, int index, NDArray array) {}

    /** Every tensor of real numbers that was read; relevance and gradients reach no others. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        inputs.forEach((variable, arrays) -> {
            for (int k = 0; k < arrays.size(); k++) {
                if (arrays.get(k).getDataType().isFloating()) {
                    leaves.add(new Leaf(variable, k, arrays.get(k)));
                }
            }
        });
        return leaves;
    }

    /**
     * Gradient of {@code Σ upstream · output} with respect to each leaf.
     *
     * @param owner of what comes back
     */
    List<NDArray> gradients(LoadedSegments module, NDArray upstream, NDManager owner) {
        List<NDArray> arrays = leaves().stream().map(Leaf::array).toList();
        return module.gradientsOrZero(List.of(output()), List.of(upstream), arrays, owner);
    }

    NDArray firstInput() {
        return inputs.getOrDefault(first, List.of()).get(0);
    }

    NDArray output() {
        return outputs.values().iterator().next().get(0);
    }

    /** Whether something differentiable comes out; the size of a tensor does not count. */
    boolean makesRealNumbers() {
        return outputs.values().stream()
                .flatMap(List::stream)
                .anyMatch(a -> a.getDataType().isFloating());
    }
}
