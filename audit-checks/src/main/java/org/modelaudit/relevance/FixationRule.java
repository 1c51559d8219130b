package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.SharingRule;
import org.modelaudit.model.OperationTrace.Step;

/**
 * One step of unravelling: which inputs an important unit owes its value to. What is on its way is 1 at important units, 0
 * elsewhere. A dense layer names every input that contributes positively, or only the strongest one where it reads a map;
 * a convolution the strongest place of the strongest channel; pooling the strongest place; an addition the larger side; what
 * maps each number on its own, or moves it, the number itself. For one picture at a time.
 */
final class FixationRule implements SharingRule {

    private final OperationTrace trace;

    /** Whether a class's logit is that of the last layer with its sign turned, as one number has it that speaks for two classes. */
    private boolean opposite;

    private boolean behindLast = true;

    FixationRule(OperationTrace trace) {
        this.trace = trace;
    }

    @Override
    public @Nullable List<NDArray> share(Step step) {
        return switch (step.operation().kind()) {
            case CONVOLUTION -> List.of(convolution(step));
            case LINEAR -> List.of(dense(step));
            case POOLING -> List.of(pooling(step));
            case ADDITION, SUBTRACTION, MULTIPLICATION -> {
                opposite |= behindLast
                        && step.inputs().size() == 1
                        && !important(step.upstream()).isEmpty()
                        && RelevanceWalk.isNegated(step);
                yield larger(step);
            }
            case ACTIVATION, NORMALIZATION -> List.of(step.upstream());
            case CONCATENATION -> null;
        };
    }

    private static List<Integer> important(NDArray units) {
        float[] values = units.toFloatArray();
        List<Integer> important = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                important.add(i);
            }
        }
        return important;
    }

    private FoldedLayer layer(Step step) {
        return FoldedLayer.of(
                trace, step.operation(), map(step), step.upstream().getManager());
    }

    private NDArray weight(Step step) {
        NDArray weight = layer(step).weight();
        boolean turned = opposite;
        opposite = false;
        behindLast = false;
        return turned ? weight.neg() : weight;
    }

    private LinearMap map(Step step) {
        Operation operation = step.operation();
        return trace.linearMap(operation).orElseThrow(() -> cannotUnravel(operation));
    }

    private static ModelException cannotUnravel(Operation operation) {
        return new ModelException("CNN-Fixations cannot unravel '%s' in the layer '%s'; choose another explainer."
                .formatted(operation.name(), operation.layer()));
    }

    private NDArray dense(Step step) {
        NDArray input = step.inputs().get(0);
        float[] a = input.toFloatArray();
        if (a.length != map(step).weight().getShape().get(1)) {
            throw new ModelException(
                    "CNN-Fixations cannot unravel '%s' in the layer '%s', which reads each of several tokens by itself; choose an explainer that needs gradients or scores only."
                            .formatted(step.operation().name(), step.operation().layer()));
        }
        float[] w = weight(step).toFloatArray();
        boolean strongestOnly = readsMap(step.operation());
        float[] found = new float[a.length];
        for (int unit : important(step.upstream())) {
            int strongest = 0;
            for (int i = 0; i < a.length; i++) {
                float contribution = a[i] * w[unit * a.length + i];
                strongest = contribution > a[strongest] * w[unit * a.length + strongest] ? i : strongest;
                found[i] = !strongestOnly && contribution > 0 ? 1 : found[i];
            }
            found[strongest] = strongestOnly ? 1 : found[strongest];
        }
        return Tensors.of(input.getManager(), found, input.getShape());
    }

    /** Whether what a dense layer reads had more than one place before it was flattened. */
    private boolean readsMap(Operation dense) {
        if (dense.index() == 0) {
            return true;
        }
        Shape before = trace.output(trace.operations().get(dense.index() - 1)).getShape();
        return before.dimension() == 4 && before.get(2) * before.get(3) > 1;
    }

    private NDArray convolution(Step step) {
        NDArray input = step.inputs().get(0);
        LinearMap map = map(step);
        NDManager scope = input.getManager();
        KernelContributions contributions = new KernelContributions(
                input.toFloatArray(),
                input.getShape(),
                weight(step).toFloatArray(),
                map.weight().getShape(),
                KernelWindow.of(map, input.getShape().get(1), scope));
        float[] found = new float[(int) input.getShape().size()];
        int width = (int) step.output().getShape().get(3);
        int places = width * (int) step.output().getShape().get(2);
        for (int unit : important(step.upstream())) {
            found[contributions.strongest(unit / places, unit % places / width, unit % width)] = 1;
        }
        return Tensors.of(scope, found, input.getShape());
    }

    /** The winner of a maximum; of an average the place with the largest value. */
    private static NDArray pooling(Step step) {
        NDArray input = step.inputs().get(0);
        if (step.operation().name().contains("max")) {
            return step.gradients(step.upstream()).get(0).gt(0).toType(DataType.FLOAT32, false);
        }
        float[] a = input.toFloatArray();
        float[] found = new float[a.length];
        NDManager scope = input.getManager();
        for (int unit : important(step.upstream())) {
            float[] one = new float[(int) step.output().getShape().size()];
            one[unit] = 1;
            NDArray read = step.gradients(Tensors.of(scope, one, step.output().getShape()))
                    .get(0);
            int strongest = -1;
            for (int i : important(read)) {
                strongest = strongest < 0 || a[i] > a[strongest] ? i : strongest;
            }
            found[strongest] = 1;
        }
        return Tensors.of(scope, found, input.getShape());
    }

    /** The side with the larger value at each unit, the first of equals; of tensors of different sizes the larger one. */
    private static List<NDArray> larger(Step step) {
        List<NDArray> inputs = step.inputs();
        if (inputs.size() == 1) {
            return List.of(step.upstream());
        }
        NDArray first = inputs.get(0);
        NDArray second = inputs.get(1);
        if (!first.getShape().equals(second.getShape()) || step.operation().kind() == Kind.MULTIPLICATION) {
            boolean one = first.getShape().size() >= second.getShape().size();
            return List.of(one ? step.upstream() : first.zerosLike(), one ? second.zerosLike() : step.upstream());
        }
        NDArray wins = first.gte(second).toType(DataType.FLOAT32, false);
        return List.of(
                step.upstream().mul(wins), step.upstream().mul(wins.mul(-1).add(1)));
    }
}
