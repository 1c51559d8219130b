package org.modelaudit.gradient;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * The gradient with another rule at every rectifier, all else as it is. One traced pass forward and one back.
 *
 * @param rule at a rectifier
 * @param modulesOnly whether only operations of a module of the class {@code ReLU} follow the rule; a model without one is refused
 */
record RectifiedGradient(String id, String name, RectifierRule rule, boolean modulesOnly) implements PixelAttribution {

    /** @throws ModelException if modules alone are changed, and the model has none of them */
    @Override
    public Map<String, String> settings(AuditedModel model) {
        rectifiers(model);
        return Map.of("rectifiers", modulesOnly ? "modules of the class ReLU" : "all");
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1, 0, 0, 1);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        OperationTrace.Rule walk = rule.at(rectifiers(model));
        return TracedAttribution.of(
                model,
                batch,
                target,
                (trace, images, classes, seed, scope) -> Attributions.of(classes, trace.backward(seed, walk)));
    }

    private Predicate<Operation> rectifiers(AuditedModel model) {
        if (!modulesOnly) {
            return operation -> RectifierRule.isRectifier(operation.name());
        }
        Set<String> modules = model.layers().stream()
                .filter(layer -> layer.kind().equals("ReLU"))
                .map(Layer::module)
                .collect(Collectors.toSet());
        // A black box has no layers at all and says so when it is asked for its operations.
        if (modules.isEmpty() && !model.layers().isEmpty()) {
            throw new ModelException(
                    ("%s in the dialect relu-only changes modules of the class ReLU alone, of which '%s' has none, and would be the"
                                    + " plain gradient; use %s, which cover every rectifier%s.")
                            .formatted(
                                    name,
                                    model.identity().file(),
                                    rule.dialectsOfEvery(),
                                    model.identity().form().equals("frozen")
                                            ? ", or the file as it was before it was frozen, which took its modules away"
                                            : ""));
        }
        return operation -> modules.contains(operation.layer()) && RectifierRule.isRectifier(operation.name());
    }
}
