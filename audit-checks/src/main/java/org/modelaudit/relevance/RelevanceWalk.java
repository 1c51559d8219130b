package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.SharingRule;
import org.modelaudit.model.OperationTrace.Step;

/**
 * What each operation does with relevance. Convolutions and dense layers have a {@link PropagationRule}. What maps each
 * number on its own (an activation, a scaling, a normalisation that could not be folded) hands it on unchanged. Sums, residual
 * additions among them, and averages share it out in proportion to what each part contributed; a maximum gives it to the
 * winner; of a product the larger tensor gets it, because the smaller one is a gate. What only moves numbers moves it along.
 */
final class RelevanceWalk implements SharingRule {

    private static final Set<String> BATCH_NORM = Set.of("batch_norm", "native_batch_norm", "cudnn_batch_norm");

    private final AuditedModel model;
    private final OperationTrace trace;
    private final Composite composite;
    private final RelevanceBalance balance;
    private final List<Operation> layers;
    private final PixelBounds bounds;
    private final @Nullable Operation place;
    private @Nullable NDArray atPlace;

    /** Relevance of {@code -z}, which waits for the layer that computes z. */
    private @Nullable NDArray ofOpposite;

    private boolean behindLast = true;

    /**
     * @param place operation at whose output the relevance is kept; null for none
     */
    RelevanceWalk(
            AuditedModel model,
            OperationTrace trace,
            NDArray images,
            Composite composite,
            RelevanceBalance balance,
            @Nullable Operation place) {
        this.model = model;
        this.trace = trace;
        this.composite = composite;
        this.balance = balance;
        this.place = place;
        this.layers = trace.operations().stream().filter(RelevanceWalk::isLayer).toList();
        if (layers.isEmpty()) {
            throw new ModelException(
                    "Relevance cannot be propagated through '%s': it has no convolution and no dense layer."
                            .formatted(model.identity().file()));
        }
        this.bounds = PixelBounds.of(model, layers.get(0), images);
    }

    static boolean isLayer(Operation operation) {
        return operation.kind() == Kind.CONVOLUTION || operation.kind() == Kind.LINEAR;
    }

    static boolean isBatchNorm(Operation operation) {
        return BATCH_NORM.contains(operation.name());
    }

    /** What arrived at the place, null where nothing did. */
    @Nullable
    NDArray atPlace() {
        return atPlace;
    }

    @Override
    public @Nullable List<NDArray> share(Step step) {
        if (step.operation().equals(place)) {
            atPlace = step.upstream().duplicate();
            atPlace.attach(trace.logits().getManager());
        }
        return switch (step.operation().kind()) {
            case CONVOLUTION, LINEAR -> List.of(layer(step));
            case ACTIVATION -> List.of(step.upstream());
            case NORMALIZATION -> {
                if (!isBatchNorm(step.operation())) {
                    throw noRule(step.operation());
                }
                yield List.of(step.upstream());
            }
            case ADDITION, SUBTRACTION -> isElementwise(step) ? List.of(step.upstream()) : inProportion(step);
            case MULTIPLICATION -> isElementwise(step) ? List.of(scaled(step)) : toLarger(step);
            case POOLING -> step.operation().name().contains("max") ? null : inProportion(step);
            case CONCATENATION -> null;
        };
    }

    private NDArray layer(Step step) {
        Operation operation = step.operation();
        LinearMap map = trace.linearMap(operation).orElseThrow(() -> noRule(operation));
        boolean first = operation.equals(layers.get(0));
        boolean last = operation.equals(layers.get(layers.size() - 1));
        behindLast = false;
        PropagationRule rule = composite.rule(operation.kind(), first, last);
        AffineStep affine = AffineStep.of(trace, map, step, balance, bounds);
        NDArray relevance = rule.relevance(affine);
        if (ofOpposite == null) {
            return relevance;
        }
        NDArray own = ofOpposite.reshape(step.output().getShape());
        ofOpposite = null;
        return relevance.add(rule.relevance(affine.negated(own)));
    }

    /**
     * A scaling hands on relevance as it is; but where one number z speaks for two classes, one of them has {@code -z/2}, and a rule
     * that tells signs apart must see the last layer with its signs turned.
     */
    private NDArray scaled(Step step) {
        if (!behindLast || !isNegated(step) || step.upstream().abs().sum().getFloat() == 0) {
            return step.upstream();
        }
        ofOpposite = step.upstream().duplicate();
        ofOpposite.attach(trace.logits().getManager());
        return zeros(step.upstream());
    }

    /** Whether an operation on one tensor turns its signs. */
    static boolean isNegated(Step step) {
        return step.output().mul(step.inputs().get(0)).sum().getFloat() < 0;
    }

    private ModelException noRule(Operation operation) {
        return new ModelException(
                "Relevance cannot be propagated through '%s': there is no rule for '%s' in the layer '%s'; choose an explainer that needs gradients or scores only."
                        .formatted(model.identity().file(), operation.name(), operation.layer()));
    }

    private static boolean isElementwise(Step step) {
        List<NDArray> inputs = step.inputs();
        return inputs.size() == 1
                && inputs.get(0).getShape().equals(step.output().getShape());
    }

    /** {@code R_i = a_i ∂z/∂a_i / z R}: for a sum, each part's share of it. */
    private static List<NDArray> inProportion(Step step) {
        NDArray s = step.upstream().div(Stabilizer.stabilized(step.output(), Stabilizer.SMALL));
        List<NDArray> gradients = step.gradients(s);
        List<NDArray> shares = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            shares.add(step.inputs().get(i).mul(gradients.get(i)));
        }
        return shares;
    }

    private static List<NDArray> toLarger(Step step) {
        long largest =
                step.inputs().stream().mapToLong(i -> i.getShape().size()).max().orElse(0);
        long winners = step.inputs().stream()
                .filter(i -> i.getShape().size() == largest)
                .count();
        List<NDArray> shares = new ArrayList<>();
        for (NDArray input : step.inputs()) {
            boolean signal = input.getShape().size() == largest;
            shares.add(signal ? step.upstream().div(winners) : zeros(input));
        }
        return shares;
    }

    private static NDArray zeros(NDArray like) {
        return like.getManager().zeros(like.getShape(), DataType.FLOAT32);
    }
}
