package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.model.OperationTrace.Replay;
import org.modelaudit.torch.running.LoadedSegments;

/**
 * A recorded run of one segment on other numbers. Everything belongs to the manager of the input.
 *
 * @param input a leaf
 * @param recorded what came of it
 */
record TorchReplay(LoadedSegments module, NDArray input, NDArray recorded) implements Replay {

    @Override
    public NDArray output() {
        return recorded.stopGradient();
    }

    @Override
    public NDArray toInput(NDArray upstream) {
        return module.gradientsOrZero(List.of(recorded), List.of(upstream), List.of(input), input.getManager())
                .get(0);
    }
}
