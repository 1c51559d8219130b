package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * A recorded run of one segment on other numbers. Everything belongs to the manager of the input.
 *
 * @param input a leaf
 * @param recorded what came of it
 */
record TorchReplay(TorchModule module, NDArray input, NDArray recorded) implements Replay {

    @Override
    public NDArray output() {
        return recorded.stopGradient();
    }

    @Override
    public NDArray toInput(NDArray upstream) {
        module.gather(recorded, upstream);
        NDArray gradient = module.takeGradient(input);
        gradient.attach(input.getManager());
        return gradient;
    }
}
