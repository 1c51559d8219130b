package org.modelaudit.checks;

import java.util.List;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacks;
import org.modelaudit.attack.DeepFool;
import org.modelaudit.attack.Fgsm;
import org.modelaudit.attack.Pgd;
import org.modelaudit.attack.RandomNoise;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.robustness.AverageSensitivity;
import org.modelaudit.robustness.ExplanationAttack;
import org.modelaudit.robustness.InputDependence;
import org.modelaudit.robustness.LocalLipschitz;
import org.modelaudit.robustness.MaxSensitivity;
import org.modelaudit.robustness.RelativeInputStability;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.robustness.SettingAgreement;
import org.modelaudit.robustness.StabilityUnder;
import org.modelaudit.robustness.TranslationContinuity;
import org.modelaudit.sanity.ClassSensitivity;
import org.modelaudit.sanity.DataRandomization;
import org.modelaudit.sanity.EfficientParameterRandomization;
import org.modelaudit.sanity.ImplementationInvariance;
import org.modelaudit.sanity.InputInvariance;
import org.modelaudit.sanity.ParameterRandomization;
import org.modelaudit.sanity.RandomLogit;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/** The part of {@link Audits} that changes the model or the picture: sanity checks, robustness, attacks, and how maps are compared. */
public class AuditChecks extends AuditMetrics {

    AuditChecks() {}

    // Sanity

    /** See {@link SanityChecks#parameterRandomization()}. */
    public static ParameterRandomization parameterRandomization() {
        return SanityChecks.parameterRandomization();
    }

    /** See {@link SanityChecks#efficientParameterRandomization()}. */
    public static EfficientParameterRandomization efficientParameterRandomization() {
        return SanityChecks.efficientParameterRandomization();
    }

    /** See {@link SanityChecks#randomLogit()}. */
    public static RandomLogit randomLogit() {
        return SanityChecks.randomLogit();
    }

    /** See {@link SanityChecks#classSensitivity()}. */
    public static ClassSensitivity classSensitivity() {
        return SanityChecks.classSensitivity();
    }

    /** See {@link SanityChecks#dataRandomization(AuditedModel)}. */
    public static DataRandomization dataRandomization(AuditedModel permuted) {
        return SanityChecks.dataRandomization(permuted);
    }

    /** See {@link SanityChecks#inputInvariance()}. */
    public static InputInvariance inputInvariance() {
        return SanityChecks.inputInvariance();
    }

    /** See {@link SanityChecks#implementationInvariance()}. */
    public static ImplementationInvariance implementationInvariance() {
        return SanityChecks.implementationInvariance();
    }

    // Robustness

    /** See {@link RobustnessMetrics#stabilityUnder(Attack)}. */
    public static StabilityUnder stabilityUnder(Attack attack) {
        return RobustnessMetrics.stabilityUnder(attack);
    }

    /** See {@link RobustnessMetrics#attackNorm(Attack)}. */
    public static Metric attackNorm(Attack attack) {
        return RobustnessMetrics.attackNorm(attack);
    }

    /** See {@link RobustnessMetrics#attackSuccess(Attack)}. */
    public static Metric attackSuccess(Attack attack) {
        return RobustnessMetrics.attackSuccess(attack);
    }

    /** See {@link RobustnessMetrics#maxSensitivity()}. */
    public static MaxSensitivity maxSensitivity() {
        return RobustnessMetrics.maxSensitivity();
    }

    /** See {@link RobustnessMetrics#averageSensitivity()}. */
    public static AverageSensitivity averageSensitivity() {
        return RobustnessMetrics.averageSensitivity();
    }

    /** See {@link RobustnessMetrics#localLipschitz()}. */
    public static LocalLipschitz localLipschitz() {
        return RobustnessMetrics.localLipschitz();
    }

    /** See {@link RobustnessMetrics#translationContinuity()}. */
    public static TranslationContinuity translationContinuity() {
        return RobustnessMetrics.translationContinuity();
    }

    /** See {@link RobustnessMetrics#relativeInputStability()}. */
    public static RelativeInputStability relativeInputStability() {
        return RobustnessMetrics.relativeInputStability();
    }

    /** See {@link RobustnessMetrics#explanationAttack(double)}. */
    public static ExplanationAttack explanationAttack(double epsilon) {
        return RobustnessMetrics.explanationAttack(epsilon);
    }

    /** See {@link RobustnessMetrics#settingAgreement(List)}. */
    public static SettingAgreement settingAgreement(List<? extends Explainer> variants) {
        return RobustnessMetrics.settingAgreement(variants);
    }

    /** See {@link RobustnessMetrics#inputDependence()}. */
    public static InputDependence inputDependence() {
        return RobustnessMetrics.inputDependence();
    }

    /** See {@link Attacks#deepFool()}. */
    public static DeepFool deepFool() {
        return Attacks.deepFool();
    }

    /** See {@link Attacks#deepFoolLinf()}. */
    public static DeepFool deepFoolLinf() {
        return Attacks.deepFoolLinf();
    }

    /** See {@link Attacks#fgsm(double)}. */
    public static Fgsm fgsm(double epsilon) {
        return Attacks.fgsm(epsilon);
    }

    /** See {@link Attacks#pgd(double)}. */
    public static Pgd pgd(double epsilon) {
        return Attacks.pgd(epsilon);
    }

    /** See {@link Attacks#pgd(double, int)}. */
    public static Pgd pgd(double epsilon, int steps) {
        return Attacks.pgd(epsilon, steps);
    }

    /** See {@link Attacks#randomSign(double)}. */
    public static RandomNoise randomSign(double epsilon) {
        return Attacks.randomSign(epsilon);
    }

    /** See {@link Attacks#gaussianNoise(double)}. */
    public static RandomNoise gaussianNoise(double deviation) {
        return Attacks.gaussianNoise(deviation);
    }

    // Similarities

    /** See {@link Similarities#pearson()}. */
    public static Similarity pearson() {
        return Similarities.pearson();
    }

    /** See {@link Similarities#spearman()}. */
    public static Similarity spearman() {
        return Similarities.spearman();
    }

    /** See {@link Similarities#spearmanOfAbsoluteValues()}. */
    public static Similarity spearmanOfAbsoluteValues() {
        return Similarities.spearmanOfAbsoluteValues();
    }

    /** See {@link Similarities#ssim()}. */
    public static Similarity ssim() {
        return Similarities.ssim();
    }

    /** See {@link Similarities#gaussianSsim()}. */
    public static Similarity gaussianSsim() {
        return Similarities.gaussianSsim();
    }

    /** See {@link Similarities#hogPearson()}. */
    public static Similarity hogPearson() {
        return Similarities.hogPearson();
    }

    /** See {@link Similarities#hogPearson(int)}. */
    public static Similarity hogPearson(int cell) {
        return Similarities.hogPearson(cell);
    }

    /** See {@link Similarities#hogSpearman(int)}. */
    public static Similarity hogSpearman(int cell) {
        return Similarities.hogSpearman(cell);
    }

    /** See {@link Similarities#meanSquaredError()}. */
    public static Similarity meanSquaredError() {
        return Similarities.meanSquaredError();
    }

    /** See {@link Similarities#topOverlap(double)}. */
    public static Similarity topOverlap(double fraction) {
        return Similarities.topOverlap(fraction);
    }

    /** See {@link Similarities#boxIou()}. */
    public static Similarity boxIou() {
        return Similarities.boxIou();
    }
}
