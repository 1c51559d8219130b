package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Picture;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.similarity.MapReading;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * What a layer keeps of a picture: how alike the picture and the one that a {@link RepresentationInversion} finds are, both as luma in
 * [0, 1] at the size of the model's input, {@code similarity(x, x*)}. By SSIM in [-1, 1], 1 where nothing of the picture is lost,
 * and higher is better; direction and range of another similarity become the metric's.
 *
 * <p>Bound it from below where a layer must see the whole picture, and from above ({@code atMost} is refused, so {@code between})
 * where what leaves it must not show who is seen. Read {@link RepresentationError} beside it. Undefined as the inversion is, and where
 * one of both pictures is plain. The inversion is that of Mahendran and Vedaldi, CVPR 2015; to measure what it keeps so is ours.
 */
public final class InversionSimilarity extends InversionMetric {

    private final Similarity similarity;

    private InversionSimilarity(RepresentationInversion inversion, Similarity similarity) {
        super(inversion);
        this.similarity = similarity.reading(MapReading.SIGNED);
    }

    /** By SSIM. */
    static InversionSimilarity of(RepresentationInversion inversion) {
        return new InversionSimilarity(inversion, Similarities.ssim());
    }

    /** The same metric by another similarity, which is given both pictures as they are. */
    public InversionSimilarity comparedBy(Similarity other) {
        return new InversionSimilarity(inversion(), other);
    }

    /** The same metric with other weights of the regularisers, see {@link RepresentationInversion#regularized}. */
    public InversionSimilarity regularized(double ofAlphaNorm, double ofTotalVariation) {
        return new InversionSimilarity(inversion().regularized(ofAlphaNorm, ofTotalVariation), similarity);
    }

    /** The same metric from another start. */
    public InversionSimilarity seed(long other) {
        return new InversionSimilarity(inversion().seed(other), similarity);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("inversion-similarity", similarity.id(), 1),
                "similarity to the picture inverted at '%s' (%s)"
                        .formatted(inversion().layer(), similarity.name()),
                similarity.direction(),
                similarity.range(),
                "ours, of the inversion of Mahendran and Vedaldi, CVPR 2015");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(super.settings());
        settings.put("similarity", similarity.name());
        return settings;
    }

    @Override
    Outcome measure(Measurement measurement, int sample, InvertedPicture found) {
        InputSpecification input = measurement.model().input();
        try (NDArray image = measurement.batch().get().images().get(sample)) {
            return similarity.between(
                    luma(input.picture(image.toFloatArray())),
                    luma(found.picture()),
                    new PictureSize(input.width(), input.height()));
        }
    }

    /** As of ITU-R 601-2, in [0, 1]. */
    private static Heatmap luma(Picture picture) {
        float[] values = new float[picture.width() * picture.height()];
        for (int i = 0; i < values.length; i++) {
            int x = i % picture.width();
            int y = i / picture.width();
            values[i] = (float)
                    ((0.299 * picture.red(x, y) + 0.587 * picture.green(x, y) + 0.114 * picture.blue(x, y)) / 255);
        }
        return new Heatmap(picture.width(), picture.height(), values);
    }
}
