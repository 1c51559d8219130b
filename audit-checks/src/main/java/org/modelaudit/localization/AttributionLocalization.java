package org.modelaudit.localization;

import org.modelaudit.image.Mask;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * How many times more of the map lies on the object than on an equally large part of an evenly spread map: {@code μ_w =
 * (Σ_{p in S} L(p) / Σ_p L(p)) · (|picture| / |S|)}.
 *
 * <p>In [0, ∞), higher is better; 1 is what chance gives, whatever the object's size, which the unweighted share ({@link
 * RelevanceMassAccuracy}) does not tell. Kohlbrenner et al., Towards Best Practice in Explaining Neural Network Decisions
 * with LRP, IJCNN 2020, section IV.
 */
public final class AttributionLocalization extends RegionMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
                    "attribution-localization/weighted@2",
                    "weighted attribution localization",
                    "Kohlbrenner et al., IJCNN 2020, section IV")
            .in(0, Double.POSITIVE_INFINITY);

    private AttributionLocalization() {
        super(DESCRIPTION);
    }

    public static AttributionLocalization attributionLocalization() {
        return new AttributionLocalization();
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        double share = RelevanceMassAccuracy.share(counted.map(), truth);
        return Outcome.value(share * counted.pixels() / truth.area());
    }
}
