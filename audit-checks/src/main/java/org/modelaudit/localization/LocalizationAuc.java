package org.modelaudit.localization;

import org.modelaudit.metric.MetricDescription;

/**
 * Area under the ROC curve of the map as a detector of the object's pixels: the chance that a pixel inside is hotter than
 * one outside, equal ones counted half.
 *
 * <p>In [0, 1], higher is better; 0.5 is what chance gives. Undefined where the object fills the input. Fawcett, An
 * introduction to ROC analysis, Pattern Recognition Letters 27 (2006), section 7.
 */
public final class LocalizationAuc extends RocMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "localization-auc/roc@2", "localization AUC", "Fawcett, Pattern Recognition Letters 27, 2006, section 7");

    private LocalizationAuc() {
        super(DESCRIPTION);
    }

    public static LocalizationAuc localizationAuc() {
        return new LocalizationAuc();
    }

    @Override
    double value(RankedPixels pixels) {
        double hotterPairs = 0;
        double insideSoFar = 0;
        for (RankedPixels.Group group : pixels.groups()) {
            hotterPairs += group.outside() * (insideSoFar + group.inside() / 2.0);
            insideSoFar += group.inside();
        }
        return hotterPairs / ((double) pixels.inside() * pixels.outside());
    }
}
