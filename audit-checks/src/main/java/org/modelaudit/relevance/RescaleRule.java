package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.SharingRule;
import org.modelaudit.model.OperationTrace.Step;

/**
 * DeepLIFT's multipliers. What is linear keeps its gradient. An activation has {@code Δout / Δin}, and its gradient where the
 * two pictures do not differ. A maximum gives what it rose by to the winner of the picture, and what it fell by to the winner
 * of the baseline; a winner of several windows gets the sum. Of equal numbers in the baseline the one wins that will be the largest
 * in the picture, of equal ones in the picture the one that was the largest in the baseline, so that nothing depends on how the
 * cells are numbered: a baseline of one value is equal everywhere. A product of two tensors has the mean of its gradients at both pictures, which is exact.
 *
 * @param baseline trace of the baseline, as many pictures
 */
record RescaleRule(OperationTrace baseline) implements SharingRule {

    /** Below it, a difference is noise of single precision, and the gradient takes its place. */
    private static final double NO_DIFFERENCE = 1e-7;

    /** How far one picture is moved towards the other so that one of several equal numbers wins; more than noise. */
    private static final double NUDGE = 1e-4;

    @Override
    public @Nullable List<NDArray> share(Step step) {
        Operation operation = baseline.operations().get(step.operation().index());
        return switch (operation.kind()) {
            case ACTIVATION -> List.of(activation(step, operation));
            case POOLING -> operation.name().contains("max") ? List.of(maximum(step, operation)) : null;
            case MULTIPLICATION -> step.inputs().size() > 1 ? product(step, operation) : null;
            default -> null;
        };
    }

    private NDArray activation(Step step, Operation operation) {
        NDArray difference = step.inputs().get(0).sub(baseline.inputs(operation).get(0));
        NDArray rise = step.output().sub(baseline.output(operation).stopGradient());
        return multiplied(step, difference, step.upstream().mul(rise));
    }

    private NDArray maximum(Step step, Operation operation) {
        NDArray y = step.output();
        NDArray y0 = baseline.output(operation).stopGradient();
        NDArray higher = y.maximum(y0);
        NDArray x = step.inputs().get(0);
        NDArray x0 = baseline.inputs(operation).get(0);
        NDArray difference = x.sub(x0);
        NDArray nudge = difference.mul(NUDGE);
        NDArray risen = toWinners(operation, x.sub(nudge), step.upstream().mul(higher.sub(y0)));
        NDArray fallen = toWinners(operation, nudge.add(x0), step.upstream().mul(y.sub(higher)));
        return multiplied(step, difference, risen.add(fallen));
    }

    private NDArray toWinners(Operation operation, NDArray input, NDArray upstream) {
        return baseline.replay(operation, input).toInput(upstream);
    }

    /** What an input contributes by how it differs, or its gradient where it does not. */
    private static NDArray multiplied(Step step, NDArray difference, NDArray contribution) {
        NDArray gradient = step.gradients(step.upstream()).get(0);
        return NDArrays.where(difference.abs().lt(NO_DIFFERENCE), gradient, contribution.div(difference));
    }

    private List<NDArray> product(Step step, Operation operation) {
        List<NDArray> here = step.gradients(step.upstream());
        List<NDArray> there = baseline.gradients(operation, step.upstream());
        List<NDArray> means = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            means.add(here.get(i).add(there.get(i)).div(2));
        }
        return means;
    }
}
