package org.modelaudit.localization;

import org.modelaudit.metric.MetricDescription;

/**
 * Share of the pixels above a threshold that lie on the object, at the threshold where the map errs equally often both
 * ways: the share of outside pixels that are hot equals the share of inside pixels that are not (equal error rate).
 *
 * <p>In [0, 1], higher is better. Between two neighbouring values of the map both rates are interpolated linearly, as on
 * the ROC curve. Undefined where the object fills the input. The figure of Table 2 of Muhammad and Yeasin, Eigen-CAM,
 * IJCNN 2020. Others call "equal error" the point where precision equals recall; that is {@link RelevanceRankAccuracy}.
 */
public final class EqualErrorPrecision extends RocMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "equal-error-precision/roc@2",
            "pixel precision at equal error rate",
            "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, Table 2");

    private EqualErrorPrecision() {
        super(DESCRIPTION);
    }

    public static EqualErrorPrecision equalErrorPrecision() {
        return new EqualErrorPrecision();
    }

    @Override
    double value(RankedPixels pixels) {
        double found = 0;
        double wrong = 0;
        for (RankedPixels.Group group : pixels.groups()) {
            double excess = excess(pixels, found, wrong);
            double next = excess(pixels, found + group.inside(), wrong + group.outside());
            if (next >= 0) {
                double part = -excess / (next - excess);
                found += part * group.inside();
                wrong += part * group.outside();
                break;
            }
            found += group.inside();
            wrong += group.outside();
        }
        return found / (found + wrong);
    }

    /** False positive rate less false negative rate: -1 before the first pixel, 1 after the last. */
    private static double excess(RankedPixels pixels, double found, double wrong) {
        return wrong / pixels.outside() - (1 - found / pixels.inside());
    }
}
