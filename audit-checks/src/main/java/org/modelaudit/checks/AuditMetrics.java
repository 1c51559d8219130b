package org.modelaudit.checks;

import java.util.List;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacks;
import org.modelaudit.attack.DeepFool;
import org.modelaudit.attack.GradientSignAttack;
import org.modelaudit.attack.RandomNoise;
import org.modelaudit.explain.Explainer;
import org.modelaudit.faithfulness.Adcc;
import org.modelaudit.faithfulness.AverageDrop;
import org.modelaudit.faithfulness.AverageGain;
import org.modelaudit.faithfulness.Coherency;
import org.modelaudit.faithfulness.Completeness;
import org.modelaudit.faithfulness.Deletion;
import org.modelaudit.faithfulness.EffectiveComplexity;
import org.modelaudit.faithfulness.EntropyComplexity;
import org.modelaudit.faithfulness.FaithfulnessCorrelation;
import org.modelaudit.faithfulness.FaithfulnessEstimate;
import org.modelaudit.faithfulness.FaithfulnessMetrics;
import org.modelaudit.faithfulness.IncreaseInConfidence;
import org.modelaudit.faithfulness.Infidelity;
import org.modelaudit.faithfulness.Insertion;
import org.modelaudit.faithfulness.Irof;
import org.modelaudit.faithfulness.MapComplexity;
import org.modelaudit.faithfulness.PixelFlipping;
import org.modelaudit.faithfulness.RegionPerturbation;
import org.modelaudit.faithfulness.Road;
import org.modelaudit.faithfulness.RoadCombined;
import org.modelaudit.faithfulness.Selectivity;
import org.modelaudit.faithfulness.SensitivityN;
import org.modelaudit.faithfulness.SmallestSufficientRegion;
import org.modelaudit.faithfulness.Sparseness;
import org.modelaudit.localization.AttributionLocalization;
import org.modelaudit.localization.EnergyPointingGame;
import org.modelaudit.localization.EqualErrorPrecision;
import org.modelaudit.localization.LocalizationAuc;
import org.modelaudit.localization.LocalizationError;
import org.modelaudit.localization.LocalizationIou;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.localization.MaxBoxAccuracy;
import org.modelaudit.localization.MaxBoxAccuracyV2;
import org.modelaudit.localization.PointingGame;
import org.modelaudit.localization.ProposalPrecision;
import org.modelaudit.localization.ProposalRecall;
import org.modelaudit.localization.RelevanceMassAccuracy;
import org.modelaudit.localization.RelevanceRankAccuracy;
import org.modelaudit.localization.ThresholdSweep;
import org.modelaudit.localization.TopKIntersection;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.robustness.ExplanationAttack;
import org.modelaudit.robustness.InputDependence;
import org.modelaudit.robustness.LocalLipschitz;
import org.modelaudit.robustness.RelativeInputStability;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.robustness.Sensitivity;
import org.modelaudit.robustness.SettingAgreement;
import org.modelaudit.robustness.StabilityUnder;
import org.modelaudit.robustness.TranslationContinuity;
import org.modelaudit.sanity.ClassDependence;
import org.modelaudit.sanity.DataRandomization;
import org.modelaudit.sanity.EfficientRandomization;
import org.modelaudit.sanity.ImplementationInvariance;
import org.modelaudit.sanity.InputInvariance;
import org.modelaudit.sanity.ParameterRandomization;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/** The part of {@link Audits} that says what is measured: metrics, checks, attacks and similarities. */
public class AuditMetrics extends AuditExplainers {

    AuditMetrics() {}

    // Localization

    /** See {@link LocalizationMetrics#localizationIoU()}. */
    public static LocalizationIou localizationIoU() {
        return LocalizationMetrics.localizationIoU();
    }

    /** See {@link LocalizationMetrics#localizationError()}. */
    public static LocalizationError localizationError() {
        return LocalizationMetrics.localizationError();
    }

    /** See {@link LocalizationMetrics#energyPointingGame()}. */
    public static EnergyPointingGame energyPointingGame() {
        return LocalizationMetrics.energyPointingGame();
    }

    /** See {@link LocalizationMetrics#pointingGame()}. */
    public static PointingGame pointingGame() {
        return LocalizationMetrics.pointingGame();
    }

    /** See {@link LocalizationMetrics#relevanceMassAccuracy()}. */
    public static RelevanceMassAccuracy relevanceMassAccuracy() {
        return LocalizationMetrics.relevanceMassAccuracy();
    }

    /** See {@link LocalizationMetrics#relevanceRankAccuracy()}. */
    public static RelevanceRankAccuracy relevanceRankAccuracy() {
        return LocalizationMetrics.relevanceRankAccuracy();
    }

    /** See {@link LocalizationMetrics#topKIntersection(int)}. */
    public static TopKIntersection topKIntersection(int k) {
        return LocalizationMetrics.topKIntersection(k);
    }

    /** See {@link LocalizationMetrics#localizationAuc()}. */
    public static LocalizationAuc localizationAuc() {
        return LocalizationMetrics.localizationAuc();
    }

    /** See {@link LocalizationMetrics#attributionLocalization()}. */
    public static AttributionLocalization attributionLocalization() {
        return LocalizationMetrics.attributionLocalization();
    }

    /** See {@link LocalizationMetrics#equalErrorPrecision()}. */
    public static EqualErrorPrecision equalErrorPrecision() {
        return LocalizationMetrics.equalErrorPrecision();
    }

    /** See {@link LocalizationMetrics#proposalRecall()}. */
    public static ProposalRecall proposalRecall() {
        return LocalizationMetrics.proposalRecall();
    }

    /** See {@link LocalizationMetrics#proposalPrecision()}. */
    public static ProposalPrecision proposalPrecision() {
        return LocalizationMetrics.proposalPrecision();
    }

    /** See {@link LocalizationMetrics#maxBoxAcc(ThresholdSweep)}. */
    public static MaxBoxAccuracy maxBoxAcc(ThresholdSweep sweep) {
        return LocalizationMetrics.maxBoxAcc(sweep);
    }

    /** See {@link LocalizationMetrics#maxBoxAccV2(ThresholdSweep)}. */
    public static MaxBoxAccuracyV2 maxBoxAccV2(ThresholdSweep sweep) {
        return LocalizationMetrics.maxBoxAccV2(sweep);
    }

    // Faithfulness

    /** See {@link FaithfulnessMetrics#averageDrop()}. */
    public static AverageDrop averageDrop() {
        return FaithfulnessMetrics.averageDrop();
    }

    /** See {@link FaithfulnessMetrics#absoluteAverageDrop()}. */
    public static AverageDrop absoluteAverageDrop() {
        return FaithfulnessMetrics.absoluteAverageDrop();
    }

    /** See {@link FaithfulnessMetrics#increaseInConfidence()}. */
    public static IncreaseInConfidence increaseInConfidence() {
        return FaithfulnessMetrics.increaseInConfidence();
    }

    /** See {@link FaithfulnessMetrics#averageGain()}. */
    public static AverageGain averageGain() {
        return FaithfulnessMetrics.averageGain();
    }

    /** See {@link FaithfulnessMetrics#coherency()}. */
    public static Coherency coherency() {
        return FaithfulnessMetrics.coherency();
    }

    /** See {@link FaithfulnessMetrics#complexity()}. */
    public static MapComplexity complexity() {
        return FaithfulnessMetrics.complexity();
    }

    /** See {@link FaithfulnessMetrics#adcc()}. */
    public static Adcc adcc() {
        return FaithfulnessMetrics.adcc();
    }

    /** See {@link FaithfulnessMetrics#insertion()}. */
    public static Insertion insertion() {
        return FaithfulnessMetrics.insertion();
    }

    /** See {@link FaithfulnessMetrics#deletion()}. */
    public static Deletion deletion() {
        return FaithfulnessMetrics.deletion();
    }

    /** See {@link FaithfulnessMetrics#pixelFlipping()}. */
    public static PixelFlipping pixelFlipping() {
        return FaithfulnessMetrics.pixelFlipping();
    }

    /** See {@link FaithfulnessMetrics#pixelFlippingLeastRelevantFirst()}. */
    public static PixelFlipping pixelFlippingLeastRelevantFirst() {
        return FaithfulnessMetrics.pixelFlippingLeastRelevantFirst();
    }

    /** See {@link FaithfulnessMetrics#regionPerturbation()}. */
    public static RegionPerturbation regionPerturbation() {
        return FaithfulnessMetrics.regionPerturbation();
    }

    /** See {@link FaithfulnessMetrics#regionPerturbationLeastRelevantFirst()}. */
    public static RegionPerturbation regionPerturbationLeastRelevantFirst() {
        return FaithfulnessMetrics.regionPerturbationLeastRelevantFirst();
    }

    /** See {@link FaithfulnessMetrics#selectivity()}. */
    public static Selectivity selectivity() {
        return FaithfulnessMetrics.selectivity();
    }

    /** See {@link FaithfulnessMetrics#irof()}. */
    public static Irof irof() {
        return FaithfulnessMetrics.irof();
    }

    /** See {@link FaithfulnessMetrics#road()}. */
    public static Road road() {
        return FaithfulnessMetrics.road();
    }

    /** See {@link FaithfulnessMetrics#roadLeastRelevantFirst()}. */
    public static Road roadLeastRelevantFirst() {
        return FaithfulnessMetrics.roadLeastRelevantFirst();
    }

    /** See {@link FaithfulnessMetrics#roadCombined()}. */
    public static RoadCombined roadCombined() {
        return FaithfulnessMetrics.roadCombined();
    }

    /** See {@link FaithfulnessMetrics#faithfulnessCorrelation()}. */
    public static FaithfulnessCorrelation faithfulnessCorrelation() {
        return FaithfulnessMetrics.faithfulnessCorrelation();
    }

    /** See {@link FaithfulnessMetrics#faithfulnessEstimate()}. */
    public static FaithfulnessEstimate faithfulnessEstimate() {
        return FaithfulnessMetrics.faithfulnessEstimate();
    }

    /** See {@link FaithfulnessMetrics#sensitivityN()}. */
    public static SensitivityN sensitivityN() {
        return FaithfulnessMetrics.sensitivityN();
    }

    /** See {@link FaithfulnessMetrics#infidelity()}. */
    public static Infidelity infidelity() {
        return FaithfulnessMetrics.infidelity();
    }

    /** See {@link FaithfulnessMetrics#completeness()}. */
    public static Completeness completeness() {
        return FaithfulnessMetrics.completeness();
    }

    /** See {@link FaithfulnessMetrics#smallestSufficientRegion()}. */
    public static SmallestSufficientRegion smallestSufficientRegion() {
        return FaithfulnessMetrics.smallestSufficientRegion();
    }

    /** See {@link FaithfulnessMetrics#sparseness()}. */
    public static Sparseness sparseness() {
        return FaithfulnessMetrics.sparseness();
    }

    /** See {@link FaithfulnessMetrics#entropyComplexity()}. */
    public static EntropyComplexity entropyComplexity() {
        return FaithfulnessMetrics.entropyComplexity();
    }

    /** See {@link FaithfulnessMetrics#effectiveComplexity()}. */
    public static EffectiveComplexity effectiveComplexity() {
        return FaithfulnessMetrics.effectiveComplexity();
    }

    // Sanity

    /** See {@link SanityChecks#parameterRandomization()}. */
    public static ParameterRandomization parameterRandomization() {
        return SanityChecks.parameterRandomization();
    }

    /** See {@link SanityChecks#efficientParameterRandomization()}. */
    public static EfficientRandomization efficientParameterRandomization() {
        return SanityChecks.efficientParameterRandomization();
    }

    /** See {@link SanityChecks#randomLogit()}. */
    public static ClassDependence randomLogit() {
        return SanityChecks.randomLogit();
    }

    /** See {@link SanityChecks#classSensitivity()}. */
    public static ClassDependence classSensitivity() {
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
    public static Sensitivity maxSensitivity() {
        return RobustnessMetrics.maxSensitivity();
    }

    /** See {@link RobustnessMetrics#averageSensitivity()}. */
    public static Sensitivity averageSensitivity() {
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
    public static GradientSignAttack fgsm(double epsilon) {
        return Attacks.fgsm(epsilon);
    }

    /** See {@link Attacks#pgd(double)}. */
    public static GradientSignAttack pgd(double epsilon) {
        return Attacks.pgd(epsilon);
    }

    /** See {@link Attacks#pgd(double, int)}. */
    public static GradientSignAttack pgd(double epsilon, int steps) {
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
