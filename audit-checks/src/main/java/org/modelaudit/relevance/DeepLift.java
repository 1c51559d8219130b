package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.OperationTrace;

/**
 * DeepLIFT with the rescale rule: the difference of a class's logit from that of a baseline picture, shared out in
 * proportion to how each number differs, {@code R = (x - x⁰) m} with the multipliers {@code m = Δout / Δin} at everything
 * that is not linear.
 *
 * <p>Shrikumar et al., Learning important features through propagating activation differences, ICML 2017, sections 3.1 to
 * 3.5.1. Every activation takes part, whether a module, a function or an in-place form, ReLU6 included. The map has the
 * picture's size and is signed, summed over the channels, in units of the logit. Costs one recorded forward pass of the
 * pictures, one of the baseline, one backward.
 *
 * <p>The paper has no rule for a maximum. Its authors' code hands back the plain gradient, which sums to the difference of the logits
 * only where the baseline is one value in every window. Here a maximum gives what it rose by to the picture's winner and what it
 * fell by to the baseline's, which sums always, and of equal numbers in the baseline the one wins that is the largest in the
 * picture: where the authors' rule sums, this is their rule. The captum library has the same rule, but differs in three
 * places. It takes plain gradients at a maximum that directly reads the output of another of its activations, because that one
 * took note of what arrives before the maximum's rule had changed it; elsewhere it keeps one of several contributions where
 * windows overlap, and leaves a tie to the first cell. Its sums then miss the difference of the logits. It refuses a module that is
 * called twice, which here is rescaled by what each call read.
 *
 * <p>Positive where a pixel's difference from the baseline raises the logit. Undefined where the map is constant, as for a picture that
 * is the baseline, and where the residual is too large.
 *
 * <p>Every explanation reports {@value #RESIDUAL}, {@code |Σ R - (f(x) - f(x⁰))| / |f(x) - f(x⁰)|}; where it is larger than
 * the {@link #tolerating(double) tolerance}, because the program does something that no multiplier is for, the explanation is
 * undefined.
 */
public final class DeepLift implements ClassSpecific {

    /** Name of the diagnostic for what is missing from the difference of the logits. */
    public static final String RESIDUAL = "summation-to-delta residual";

    /** Largest residual of an explanation unless said otherwise. */
    public static final double DEFAULT_TOLERANCE = 0.05;

    private final TargetClass target;
    private final double baseline;
    private final double tolerance;

    private DeepLift(TargetClass target, double baseline, double tolerance) {
        this.target = target;
        this.baseline = baseline;
        this.tolerance = tolerance;
    }

    static DeepLift rescale() {
        return new DeepLift(TargetClass.predicted(), 0, DEFAULT_TOLERANCE);
    }

    /**
     * The same method with another picture to compare with.
     *
     * @param value of every number of the baseline after normalisation; 0, the mean picture, unless said otherwise
     */
    public DeepLift from(double value) {
        return new DeepLift(target, value, tolerance);
    }

    @Override
    public DeepLift forClass(TargetClass classToExplain) {
        return new DeepLift(classToExplain, baseline, tolerance);
    }

    /**
     * The same method with another limit on the residual.
     *
     * @param residual share of the difference, at least 0
     */
    public DeepLift tolerating(double residual) {
        if (!(residual >= 0)) {
            throw new IllegalArgumentException("A tolerance is 0 or more, but got " + residual + ".");
        }
        return new DeepLift(target, baseline, residual);
    }

    @Override
    public String id() {
        return "deep-lift/rescale@2";
    }

    @Override
    public String name() {
        return "DeepLIFT";
    }

    /** The picture forward and back, and the baseline. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(2, 0, 0, 1);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("baseline", "%s in every normalised number".formatted(baseline));
        settings.put("class", target.toString());
        settings.put("tolerated residual", Double.toString(tolerance));
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return TracedPicture.oneByOne(model, batch, target, picture -> explanation(model, picture));
    }

    private Explanation explanation(AuditedModel model, TracedPicture picture) {
        NDArray image = picture.image();
        NDArray reference = image.zerosLike().add(baseline);
        try (OperationTrace base = model.trace(reference)) {
            NDArray chosen = picture.chosen();
            NDArray multipliers = picture.trace().backwardSharing(chosen, new RescaleRule(base));
            NDArray relevance = multipliers.mul(image.sub(reference));
            NDArray baseLogits = base.logits().stopGradient();
            baseLogits.attach(image.getManager());
            NDArray differences = picture.logits().sub(baseLogits).mul(chosen);
            Explanation explanation =
                    picture.classes().explanations(relevance.sum(new int[] {1})).get(0);
            return explanation.heatmap() == null
                    ? explanation
                    : judged(explanation, RelevanceBalance.sums(relevance)[0], RelevanceBalance.sums(differences)[0]);
        }
    }

    private Explanation judged(Explanation explanation, double sum, double difference) {
        double residual = Math.abs(sum - difference) / Math.abs(difference);
        Explanation judged = residual <= tolerance
                ? explanation
                : Explanation.undefined(
                        explanation.prediction(),
                        explanation.explainedClass(),
                        "it does not sum to the difference of the logits: the residual is %.4g where %.4g is tolerated"
                                .formatted(residual, tolerance));
        return judged.withDiagnostic(RESIDUAL, residual);
    }
}
