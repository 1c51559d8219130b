package org.modelaudit.checks;

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
import org.modelaudit.localization.MaxBoxAcc;
import org.modelaudit.localization.MaxBoxAccV2;
import org.modelaudit.localization.PointingGame;
import org.modelaudit.localization.ProposalPrecision;
import org.modelaudit.localization.ProposalRecall;
import org.modelaudit.localization.RelevanceMassAccuracy;
import org.modelaudit.localization.RelevanceRankAccuracy;
import org.modelaudit.localization.ThresholdSweep;
import org.modelaudit.localization.TopKIntersection;

/** The part of {@link Audits} that measures maps against the object and against the model. */
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
    public static MaxBoxAcc maxBoxAcc(ThresholdSweep sweep) {
        return LocalizationMetrics.maxBoxAcc(sweep);
    }

    /** See {@link LocalizationMetrics#maxBoxAccV2(ThresholdSweep)}. */
    public static MaxBoxAccV2 maxBoxAccV2(ThresholdSweep sweep) {
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
}
