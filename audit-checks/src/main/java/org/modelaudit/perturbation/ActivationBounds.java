package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.SharingRule;
import org.modelaudit.model.OperationTrace.Step;

/**
 * What the units of an original picture allow those of its explanation, {@code min(0, h(x)) ≤ h(e) ≤ max(0, h(x))} behind
 * every activation: no unit may respond that did not, and none more strongly. A unit beyond its bounds hands nothing back, so
 * that no gradient lives on evidence that the original does not hold.
 */
final class ActivationBounds implements SharingRule {

    private final Map<Operation, Bounds> bounds = new HashMap<>();

    private record Bounds(NDArray lower, NDArray upper) {

        /** 1 where {@code output} is within, 0 elsewhere. */
        NDArray admit(NDArray output) {
            return output.lte(upper).logicalAnd(output.gte(lower)).toType(DataType.FLOAT32, false);
        }
    }

    private ActivationBounds() {}

    /**
     * @param image x, {@code 1×C×H×W}; its manager owns the bounds
     */
    static ActivationBounds of(AuditedModel model, NDArray image) {
        ActivationBounds found = new ActivationBounds();
        try (OperationTrace trace = model.trace(image)) {
            for (Operation operation : trace.operations()) {
                if (operation.kind() == Kind.ACTIVATION) {
                    NDArray response = trace.output(operation).stopGradient();
                    found.bounds.put(
                            operation,
                            new Bounds(
                                    owned(response.minimum(0), image.getManager()),
                                    owned(response.maximum(0), image.getManager())));
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable List<NDArray> share(Step step) {
        Bounds own = bounds.get(step.operation());
        return own == null ? null : step.gradients(step.upstream().mul(own.admit(step.output())));
    }

    private static NDArray owned(NDArray array, NDManager owner) {
        array.attach(owner);
        return array;
    }
}
