package org.modelaudit.localization;

import org.modelaudit.naming.Name;

/** Makes every metric of this package, in its default settings. */
public final class LocalizationMetrics {

    private LocalizationMetrics() {}

    /** Intersection over union of the box around the hottest segment with the true box (Zhou et al., 2016), see {@link LocalizationIou}. */
    @Name("localization-iou")
    public static LocalizationIou localizationIoU() {
        return LocalizationIou.localizationIou();
    }

    /** Share of samples whose box misses the true one, see {@link LocalizationError}. */
    @Name("localization-error")
    public static LocalizationError localizationError() {
        return LocalizationError.localizationError();
    }

    /** Share of the map's energy inside the true boxes (Wang et al., 2020), see {@link EnergyPointingGame}. */
    @Name("energy-pointing-game")
    public static EnergyPointingGame energyPointingGame() {
        return EnergyPointingGame.energyPointingGame();
    }

    /** Whether the hottest pixel lies on the object (Zhang et al., 2016), see {@link PointingGame}. */
    @Name("pointing-game")
    public static PointingGame pointingGame() {
        return PointingGame.pointingGame();
    }

    /** Share of the relevance inside the true mask (Arras et al., 2022), see {@link RelevanceMassAccuracy}. */
    @Name("relevance-mass-accuracy")
    public static RelevanceMassAccuracy relevanceMassAccuracy() {
        return RelevanceMassAccuracy.relevanceMassAccuracy();
    }

    /** Share of the highest-ranked pixels inside the true mask (Arras et al., 2022), see {@link RelevanceRankAccuracy}. */
    @Name("relevance-rank-accuracy")
    public static RelevanceRankAccuracy relevanceRankAccuracy() {
        return RelevanceRankAccuracy.relevanceRankAccuracy();
    }

    /** Share of the k hottest pixels inside the true mask (Theiner et al., 2021), see {@link TopKIntersection}. */
    public static TopKIntersection topKIntersection(int k) {
        return TopKIntersection.topKIntersection(k);
    }

    /** Area under the ROC curve of the map against the true mask (Fawcett, 2006), see {@link LocalizationAuc}. */
    @Name("localization-auc")
    public static LocalizationAuc localizationAuc() {
        return LocalizationAuc.localizationAuc();
    }

    /** Positive attribution inside the mask, weighted by its size (Kohlbrenner et al., 2020), see {@link AttributionLocalization}. */
    @Name("attribution-localization")
    public static AttributionLocalization attributionLocalization() {
        return AttributionLocalization.attributionLocalization();
    }

    /** Pixel precision at equal error rate (Muhammad and Yeasin, 2020, table 2), see {@link EqualErrorPrecision}. */
    @Name("equal-error-precision")
    public static EqualErrorPrecision equalErrorPrecision() {
        return EqualErrorPrecision.equalErrorPrecision();
    }

    /** Object proposals: recall at an IoU of 0.5 (Muhammad and Yeasin, 2020, table 3), see {@link ProposalRecall}. */
    @Name("proposal-recall")
    public static ProposalRecall proposalRecall() {
        return ProposalRecall.proposalRecall();
    }

    /** Object proposals: precision at an IoU of 0.5 (Muhammad and Yeasin, 2020, table 3), see {@link ProposalPrecision}. */
    @Name("proposal-precision")
    public static ProposalPrecision proposalPrecision() {
        return ProposalPrecision.proposalPrecision();
    }

    /** MaxBoxAcc with a threshold chosen on other pictures (Choe et al., 2020), see {@link MaxBoxAcc}. */
    public static MaxBoxAcc maxBoxAcc(ThresholdSweep sweep) {
        return MaxBoxAcc.maxBoxAcc(sweep);
    }

    /** MaxBoxAccV2 with thresholds chosen on other pictures (Choe et al., 2020), see {@link MaxBoxAccV2}. */
    public static MaxBoxAccV2 maxBoxAccV2(ThresholdSweep sweep) {
        return MaxBoxAccV2.maxBoxAccV2(sweep);
    }
}
