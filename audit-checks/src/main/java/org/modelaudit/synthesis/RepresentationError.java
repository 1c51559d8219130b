package org.modelaudit.synthesis;

import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/**
 * How well a layer's representation can be inverted, {@code ‖Φ(x*) − Φ0‖² / ‖Φ0‖²} of the picture x* that a {@link
 * RepresentationInversion} finds; at least 0, 0 where both representations are equal, 1 where one is zero; lower is better. Ask for it
 * beside {@link InversionSimilarity}: only where this number is small does that one speak of the layer and not of the search.
 *
 * <p>Undefined as the inversion is. Mahendran and Vedaldi, Understanding Deep Image Representations by Inverting Them, CVPR 2015,
 * equation 2 and table 3.
 */
public final class RepresentationError extends InversionMetric {

    RepresentationError(RepresentationInversion inversion) {
        super(inversion);
    }

    /** The same metric with other weights of the regularisers, see {@link RepresentationInversion#regularized}. */
    public RepresentationError regularized(double ofAlphaNorm, double ofTotalVariation) {
        return new RepresentationError(inversion().regularized(ofAlphaNorm, ofTotalVariation));
    }

    /** The same metric from another start. */
    public RepresentationError seed(long other) {
        return new RepresentationError(inversion().seed(other));
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("representation-error", "squared", 1),
                "representation error of the inversion at '%s'"
                        .formatted(inversion().layer()),
                Direction.LOWER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "Mahendran and Vedaldi, Understanding Deep Image Representations by Inverting Them, CVPR 2015, equation 2");
    }

    @Override
    Outcome measure(Measurement measurement, int sample, InvertedPicture found) {
        return Outcome.value(found.error());
    }
}
