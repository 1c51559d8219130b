package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.model.OperationTrace.Step;

/**
 * PatternNet and PatternAttribution: the walk back of the gradient, from the class's logit, with the patterns a of each
 * layer in place of its weights w, or with {@code w ⊙ a}. PatternNet shows the part of the picture that the class detects;
 * PatternAttribution how much each pixel of it contributes.
 *
 * <p>Kindermans et al., Learning how to explain neural networks, ICLR 2018, section 4. The map has the picture's size and is
 * signed, summed over the channels. Patterns are estimated from the given pictures when a model is first explained, one
 * recorded forward and two backward passes a picture, and kept for that model file; they belong to its weights as they were
 * then. Batch normalisations are folded into the layer before them.
 */
public final class PatternMap implements ClassSpecific {

    private final boolean attribution;
    private final AuditSet pictures;
    private final TargetClass target;
    private final Map<String, Patterns> estimated;

    private PatternMap(boolean attribution, AuditSet pictures, TargetClass target, Map<String, Patterns> estimated) {
        this.attribution = attribution;
        this.pictures = pictures;
        this.target = target;
        this.estimated = estimated;
    }

    /**
     * @param attribution whether weights times patterns go back, or patterns alone
     * @param pictures what patterns are estimated from
     */
    static PatternMap of(boolean attribution, AuditSet pictures) {
        return new PatternMap(attribution, pictures, TargetClass.predicted(), new ConcurrentHashMap<>());
    }

    @Override
    public PatternMap forClass(TargetClass classToExplain) {
        return new PatternMap(attribution, pictures, classToExplain, estimated);
    }

    @Override
    public String id() {
        return attribution ? "pattern-attribution/paper@1" : "pattern-net/paper@1";
    }

    @Override
    public String name() {
        return attribution ? "PatternAttribution" : "PatternNet";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("patterns from", "%d pictures of '%s'".formatted(pictures.size(), pictures.name()));
        settings.put("digest of the pictures", pictures.digest());
        settings.put("class", target.toString());
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        Patterns patterns =
                estimated.computeIfAbsent(model.identity().sha256(), d -> PatternEstimator.estimate(model, pictures));
        return Chunks.explain(model, batch, target, (trace, images, logits, chosen) -> {
            Set<Operation> folded = trace.operations().stream()
                    .filter(RelevanceWalk::isLayer)
                    .flatMap(layer -> FoldedLayer.normalization(trace, layer).stream())
                    .collect(Collectors.toSet());
            return trace.backwardSharing(logits.mul(chosen), step -> {
                        Operation operation = step.operation();
                        if (folded.contains(operation)) {
                            return List.of(step.upstream());
                        }
                        return RelevanceWalk.isLayer(operation) ? List.of(back(trace, step, patterns)) : null;
                    })
                    .sum(new int[] {1});
        });
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
        return map.replay(input, attribution ? weight.mul(pattern) : pattern).toInput(step.upstream());
    }
}
