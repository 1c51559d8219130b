package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.NamedLayer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * Layer-wise relevance propagation: a class's score is shared out among the inputs of each operation, from the logits to the
 * pixels. Costs one recorded forward pass and one to five passes backward, depending on the rule.
 *
 * <p>The map has the picture's size and is signed, summed over the channels; its unit is that of the seed, the logit for most
 * methods. Batch normalisations are folded into the convolution before them, residual additions share out in proportion.
 *
 * <p>Every explanation reports two diagnostics. {@value #ABSORBED} is the part of the seed that by the rules' own formulas
 * reaches no pixel: what biases take as inputs of their own and, in a contrastive method, what the opposite unit takes.
 * {@value #RESIDUAL} is {@code |Σ R_pixels + absorbed - seed| / |seed|}: what was lost or made up on the way, by a large ε,
 * by sums without one contribution, or because the program does something that no rule is for. An explanation whose
 * residual is larger than the {@link #tolerating(double) tolerance} is undefined.
 */
public final class RelevancePropagation implements ClassSpecific {

    /** Name of the diagnostic for what biases and opposite units took, by the size of the seed. */
    public static final String ABSORBED = "absorbed share";

    /** Name of the diagnostic for what was lost or made up, by the size of the seed. */
    public static final String RESIDUAL = "conservation residual";

    /** Largest residual of an explanation unless said otherwise. */
    public static final double DEFAULT_TOLERANCE = 0.05;

    private static final Set<String> RELUS = Set.of(
            "relu", "relu_", "relu6", "relu6_", "hardtanh", "hardtanh_", "clamp", "clamp_", "clamp_min", "clamp_min_");

    private final RelevanceMethod method;
    private final @Nullable String path;
    private final TargetClass target;
    private final double tolerance;

    private RelevancePropagation(RelevanceMethod method, @Nullable String path, TargetClass target, double tolerance) {
        this.method = method;
        this.path = path;
        this.target = target;
        this.tolerance = tolerance;
    }

    static RelevancePropagation of(RelevanceMethod method) {
        return new RelevancePropagation(method, null, TargetClass.predicted(), DEFAULT_TOLERANCE);
    }

    /**
     * The relevance that arrives at the output of a layer, summed over its channels.
     *
     * @param layer dotted path; {@link Layer#INPUT} for the pixels
     */
    public RelevancePropagation at(String layer) {
        return new RelevancePropagation(method, layer, target, tolerance);
    }

    @Override
    public RelevancePropagation forClass(TargetClass classToExplain) {
        return new RelevancePropagation(method, path, classToExplain, tolerance);
    }

    /**
     * The same method with another limit on the conservation residual.
     *
     * @param residual share of the seed, at least 0
     */
    public RelevancePropagation tolerating(double residual) {
        if (!(residual >= 0)) {
            throw new IllegalArgumentException("A tolerance is 0 or more, but got " + residual + ".");
        }
        return new RelevancePropagation(method, path, target, residual);
    }

    @Override
    public String id() {
        return method.id();
    }

    @Override
    public String name() {
        return method.name();
    }

    /** A walk forth and back; where the first layer's rule asks for the pixels' bounds, a black and a white picture. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(method.composite().readsBounds() ? 3 : 1, 0, 0, 1);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        method.seed().verifyMeaning(model.output(), name());
        Map<String, String> settings = new LinkedHashMap<>(method.composite().settings());
        settings.put("starts with", method.seed().toString());
        settings.put("map at", path != null ? named(model, path).path() : placeInWords());
        settings.put("class", target.toString());
        settings.put("tolerated residual", Double.toString(tolerance));
        return settings;
    }

    private Layer named(AuditedModel model, String layer) {
        return NamedLayer.of(model, layer, name(), m -> placeInWords());
    }

    private String placeInWords() {
        return method.place() == RelevanceMethod.Place.PIXELS ? "the pixels" : "the first activations";
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        method.seed().verifyMeaning(model.output(), name());
        return TracedPicture.oneByOne(model, batch, target, picture -> explanation(model, picture));
    }

    private Explanation explanation(AuditedModel model, TracedPicture picture) {
        OperationTrace trace = picture.trace();
        checkActivations(model, trace);
        NDArray seed = method.seed().of(picture.logits(), picture.chosen());
        RelevanceBalance balance = new RelevanceBalance(seed);
        Operation place = place(model, trace);
        RelevanceWalk walk = new RelevanceWalk(model, trace, picture.image(), method.composite(), balance, place);
        NDArray pixels = trace.backwardSharing(seed, walk);
        NDArray map = place == null ? pixels : reached(walk, model);
        return explanation(picture, map, balance.residual(0, RelevanceBalance.sums(pixels)[0]), balance);
    }

    private NDArray reached(RelevanceWalk walk, AuditedModel model) {
        NDArray maps = walk.atPlace();
        if (maps == null || maps.getShape().dimension() != 4) {
            throw new ModelException(
                    "%s needs a layer with maps that reach the logits, but the layer '%s' of '%s' has none."
                            .formatted(name(), path, model.identity().file()));
        }
        return maps;
    }

    private Explanation explanation(TracedPicture picture, NDArray map, double residual, RelevanceBalance balance) {
        ExplainedClasses classes = picture.classes();
        if (classes.has(0) && isOutsideOfDomain(picture.logits(), classes.indexes()[0])) {
            return classes.undefined(0, "the class's logit is not positive, which is what the method explains");
        }
        Explanation explanation = classes.explanations(map.sum(new int[] {1})).get(0);
        return explanation.heatmap() == null
                ? explanation
                : judged(explanation, residual)
                        .withDiagnostic(RESIDUAL, residual)
                        .withDiagnostic(ABSORBED, balance.absorbedShare(0));
    }

    private Explanation judged(Explanation explanation, double residual) {
        return residual <= tolerance
                ? explanation
                : Explanation.undefined(
                        explanation.prediction(),
                        explanation.explainedClass(),
                        "its relevance is not conserved: the residual is %.4g of the seed where %.4g is tolerated"
                                .formatted(residual, tolerance));
    }

    private boolean isOutsideOfDomain(NDArray logits, int index) {
        return method.domain() == RelevanceMethod.Domain.RELU_AND_POSITIVE_LOGIT && logits.getFloat(0, index) <= 0;
    }

    private void checkActivations(AuditedModel model, OperationTrace trace) {
        if (method.domain() == RelevanceMethod.Domain.RELU_AND_POSITIVE_LOGIT) {
            trace.operations().stream()
                    .filter(o -> o.kind() == Kind.ACTIVATION && !RELUS.contains(o.name()))
                    .findFirst()
                    .ifPresent(o -> {
                        throw new ModelException("%s explains networks of ReLUs, but '%s' has '%s' in the layer '%s'."
                                .formatted(name(), model.identity().file(), o.name(), o.layer()));
                    });
        }
    }

    /** Operation at whose output the map is read; null for the pixels. */
    private @Nullable Operation place(AuditedModel model, OperationTrace trace) {
        List<Operation> operations = trace.operations();
        if (Layer.INPUT.equals(path)) {
            return null;
        }
        if (path != null) {
            return trace.operations(named(model, path)).stream()
                    .reduce((a, b) -> b)
                    .orElseThrow(() -> new ModelException("The layer '%s' of '%s' holds no operation that %s passes."
                            .formatted(path, model.identity().file(), name())));
        }
        if (method.place() == RelevanceMethod.Place.PIXELS) {
            return null;
        }
        List<Operation> layers =
                operations.stream().filter(RelevanceWalk::isLayer).toList();
        int second = layers.size() > 1 ? layers.get(1).index() : operations.size();
        return operations.get(second - 1);
    }
}
