package org.modelaudit.faithfulness;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How small a crop still shows the explained class: {@code ln(max(a, 0.05)) - ln(p)}, with the tightest box around all pixels that
 * reach a fraction of the map's maximum, {@code a} its share of the picture, and {@code p} the probability of the class for
 * that crop brought to the size of the input.
 *
 * <p>From {@code ln 0.05 = -3.0}, lower is better, 0 for the whole picture of a certain class; undefined where the class has probability
 * 0. Dabkowski and Gal, Real Time Image Saliency for Black Box Classifiers, NeurIPS 2017, saliency metric. Reads the map's positive part.
 */
public final class SmallestSufficientRegion extends FaithfulnessMetric {

    private static final double SMALLEST_AREA = 0.05;

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
                    "smallest-sufficient-region/paper@1",
                    "smallest sufficient region",
                    "Dabkowski and Gal, Real Time Image Saliency for Black Box Classifiers, NeurIPS 2017, saliency metric")
            .in(Math.log(SMALLEST_AREA), Double.POSITIVE_INFINITY);

    private final double threshold;

    SmallestSufficientRegion(double threshold) {
        super(DESCRIPTION, Map.of("threshold", threshold + " of the maximum"));
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "The threshold is a fraction of the map's maximum in (0, 1], but got " + threshold + ".");
        }
        this.threshold = threshold;
    }

    /**
     * The same metric with another threshold. The paper chooses it on other pictures.
     *
     * @param fraction of the map's maximum, in (0, 1]
     */
    public SmallestSufficientRegion thresholdedAt(double fraction) {
        return new SmallestSufficientRegion(fraction);
    }

    /** The crop. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(1, 0, 0, 0);
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        Heatmap map = picture.raw().positivePart().resized(picture.width(), picture.height());
        if (!(map.max() > 0)) {
            return Outcome.undefined("the heatmap is nowhere positive");
        }
        Extent region = Extent.around(map, threshold * map.max());
        float[] crop = region.cropped(picture.image().toFloatArray(), picture.width(), picture.height());
        Shape shape = picture.image().getShape();
        double probability = picture.probabilities(1, (from, to, scope) -> Tensors.of(scope, crop, shape))[0];
        if (probability == 0) {
            return Outcome.undefined("the explained class has probability 0 for the crop");
        }
        double area = (double) region.width() * region.height() / picture.pixels();
        double value = Math.log(Math.max(area, SMALLEST_AREA)) - Math.log(probability);
        return Double.isFinite(value) ? Outcome.value(value, region.box()) : finite(value);
    }

    /** A box of whole pixels, the right and lower edge outside. */
    private record Extent(int left, int top, int right, int bottom) {

        static Extent around(Heatmap map, double level) {
            int left = map.width();
            int top = map.height();
            int right = 0;
            int bottom = 0;
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < map.width(); x++) {
                    if (map.value(x, y) >= level) {
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
            return new Extent(left, top, right, bottom);
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }

        Box box() {
            return new Box(left, top, right, bottom);
        }

        /** The box of each channel, brought back to the picture's size by bilinear interpolation. */
        float[] cropped(float[] picture, int pictureWidth, int pictureHeight) {
            int pixels = pictureWidth * pictureHeight;
            float[] result = new float[picture.length];
            for (int channel = 0; channel < picture.length / pixels; channel++) {
                float[] cut = new float[width() * height()];
                for (int y = 0; y < height(); y++) {
                    int from = channel * pixels + (top + y) * pictureWidth + left;
                    System.arraycopy(picture, from, cut, y * width(), width());
                }
                float[] resized = new Heatmap(width(), height(), cut)
                        .resized(pictureWidth, pictureHeight)
                        .values();
                System.arraycopy(resized, 0, result, channel * pixels, pixels);
            }
            return result;
        }
    }
}
