package org.modelaudit.localization;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Area under the ROC curve of the map as a detector of the object's pixels: the chance that a pixel inside is hotter than
 * one outside, equal ones counted half.
 *
 * <p>In [0, 1], higher is better; 0.5 is what chance gives. Undefined where the object fills the input. Fawcett, An
 * introduction to ROC analysis, Pattern Recognition Letters 27 (2006), section 7.
 */
public final class LocalizationAuc extends RegionMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "localization-auc/roc@1", "localization AUC", "Fawcett, Pattern Recognition Letters 27, 2006, section 7");

    private LocalizationAuc() {}

    public static LocalizationAuc localizationAuc() {
        return new LocalizationAuc();
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    Outcome measure(Heatmap map, Mask truth) {
        RankedPixels pixels = RankedPixels.of(map, truth);
        if (pixels.outside() == 0) {
            return Outcome.undefined("the object fills the whole input");
        }
        double hotterPairs = 0;
        double insideSoFar = 0;
        for (RankedPixels.Group group : pixels.groups()) {
            hotterPairs += group.outside() * (insideSoFar + group.inside() / 2.0);
            insideSoFar += group.inside();
        }
        return Outcome.value(hotterPairs / ((double) pixels.inside() * pixels.outside()));
    }
}
