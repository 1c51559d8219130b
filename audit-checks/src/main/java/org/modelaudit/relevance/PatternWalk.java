package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.Step;

/**
 * The walk back of the gradient, from the class's logit, with something else in place of the weights of each convolution and
 * dense layer: what {@code PatternNet} and {@code PatternAttribution} share.
 *
 * <p>Patterns are estimated from the given pictures when a model is first explained, one recorded forward and two backward passes
 * a picture, and kept for that model file; they belong to its weights as they were then. Batch normalisations are folded into the
 * layer before them.
 *
 * @param inPlaceOfWeights what goes back, of a layer's weights w and its patterns a
 * @param shares whether that hands on shares of the logit, which a scaling leaves as they are
 * @param pictures what patterns are estimated from
 * @param estimated patterns by the digest of the model's file
 */
record PatternWalk(
        String id,
        String name,
        BinaryOperator<NDArray> inPlaceOfWeights,
        boolean shares,
        AuditSet pictures,
        Map<String, Patterns> estimated)
        implements RelevanceFormula {

    static RelevanceMap explainer(
            String id, String name, BinaryOperator<NDArray> inPlaceOfWeights, boolean shares, AuditSet pictures) {
        return RelevanceMap.of(
                new PatternWalk(id, name, inPlaceOfWeights, shares, pictures, new ConcurrentHashMap<>()));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("patterns from", "%d pictures of '%s'".formatted(pictures.size(), pictures.name()));
        settings.put("digest of the pictures", pictures.digest());
        return settings;
    }

    /** The first picture pays for the patterns as well. */
    @Override
    public Cost costPerSample() {
        return Cost.unknown();
    }

    @Override
    public NDArray map(AuditedModel model, OperationTrace trace, NDArray logits, NDArray chosen) {
        Patterns patterns =
                estimated.computeIfAbsent(model.identity().sha256(), d -> PatternEstimator.estimate(model, pictures));
        Set<Operation> folded = trace.operations().stream()
                .filter(RelevanceWalk::isLayer)
                .flatMap(layer -> FoldedLayer.normalization(trace, layer).stream())
                .collect(Collectors.toSet());
        AtomicBoolean behindLast = new AtomicBoolean(true);
        return trace.backwardSharing(logits.mul(chosen), step -> {
                    Operation operation = step.operation();
                    if (folded.contains(operation)) {
                        return List.of(step.upstream());
                    }
                    boolean scaling = operation.kind() == OperationTrace.Kind.MULTIPLICATION
                            && step.inputs().size() == 1;
                    if (scaling && behindLast.get()) {
                        return List.of(scaled(step));
                    }
                    if (!RelevanceWalk.isLayer(operation)) {
                        return null;
                    }
                    behindLast.set(false);
                    return List.of(back(trace, step, patterns));
                })
                .sum(new int[] {1});
    }

    /**
     * One number speaks for two classes by a scaling of the last layer. What measures s y has the pattern a / s, and w ⊙ a does not
     * depend on s.
     */
    private NDArray scaled(Step step) {
        NDArray upstream = step.upstream();
        return shares
                ? upstream
                : upstream.div(step.gradients(upstream.onesLike()).get(0));
    }

    private NDArray back(OperationTrace trace, Step step, Patterns patterns) {
        LinearMap map = trace.linearMap(step.operation())
                .orElseThrow(() ->
                        new ModelException("%s has no patterns for '%s' in the layer '%s'; choose another explainer."
                                .formatted(
                                        name(),
                                        step.operation().name(),
                                        step.operation().layer())));
        NDArray input = step.inputs().get(0);
        NDManager scope = input.getManager();
        NDArray weight = FoldedLayer.of(trace, step.operation(), map, scope).weight();
        NDArray pattern = patterns.of(step.operation(), weight.getShape(), scope);
        return map.replay(input, inPlaceOfWeights.apply(weight, pattern)).toInput(step.upstream());
    }
}
