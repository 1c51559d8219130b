package org.modelaudit.robustness;

import java.util.List;
import org.modelaudit.attack.Attack;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Metric;
import org.modelaudit.naming.Name;

/** Makes every metric and check of this package. */
public final class RobustnessMetrics {

    private RobustnessMetrics() {}

    /** How alike the explanations before and after an attack are, by Pearson's correlation, for the original class. */
    public static StabilityUnder stabilityUnder(Attack attack) {
        return StabilityUnder.of(attack);
    }

    /** Norm of the change that an attack needs, by the norm of the picture; higher is better. */
    public static Metric attackNorm(Attack attack) {
        return new AttackNorm(attack);
    }

    /** Share of the pictures whose decision an attack changes; lower is better. */
    public static Metric attackSuccess(Attack attack) {
        return new AttackSuccess(attack);
    }

    /** Largest relative change of the map over small changes of the picture; lower is better. */
    @Name("max-sensitivity")
    public static MaxSensitivity maxSensitivity() {
        return MaxSensitivity.standard();
    }

    /** Mean relative change of the map over small changes of the picture; lower is better. */
    @Name("average-sensitivity")
    public static AverageSensitivity averageSensitivity() {
        return AverageSensitivity.standard();
    }

    /** Largest change of the map by the change of the picture; lower is better. */
    @Name("local-lipschitz")
    public static LocalLipschitz localLipschitz() {
        return LocalLipschitz.standard();
    }

    /** Largest change of the map by the change of the picture when it is shifted by a few pixels; lower is better. */
    @Name("translation-continuity")
    public static TranslationContinuity translationContinuity() {
        return TranslationContinuity.standard();
    }

    /** Largest relative change of the map by the relative change of the picture at the same decision; lower is better. */
    @Name("relative-input-stability")
    public static RelativeInputStability relativeInputStability() {
        return RelativeInputStability.standard();
    }

    /** Whether the map finds the rest of the object where patches of the picture are hidden; higher is better (Singh and Lee, 2017). */
    @Name("hide-and-seek")
    public static HideAndSeek hideAndSeek() {
        return HideAndSeek.standard();
    }

    /**
     * How alike the map stays under an attack on the explanation at unchanged decision; higher is better.
     *
     * @param epsilon largest change of a pixel in [0, 1], such as 8/255
     */
    public static ExplanationAttack explanationAttack(double epsilon) {
        return ExplanationAttack.within(epsilon);
    }

    /**
     * How alike the map is to those of other settings of the same explainer; higher is better.
     *
     * @param variants the explainer in other settings, at least one
     */
    public static SettingAgreement settingAgreement(List<? extends Explainer> variants) {
        return SettingAgreement.of(variants);
    }

    /** The map must change when the pixels are shuffled. */
    @Name("input-independence")
    public static InputDependence inputDependence() {
        return InputDependence.standard();
    }
}
