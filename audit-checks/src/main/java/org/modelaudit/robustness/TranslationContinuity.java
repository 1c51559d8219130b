package org.modelaudit.robustness;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.MetricDescription;

/**
 * Continuity under translation: {@code max ‖φ(x) - φ(x')‖₁ / ‖x - x'‖₂} over pictures that are shifted to either side by up to
 * {@code reach} pixels. Lower is better, in [0, ∞).
 *
 * <p>Montavon, Samek and Müller, Methods for Interpreting and Understanding Deep Neural Networks, Digital Signal Processing 2018,
 * section 6.1. Dialect {@code scaled}: maps in units of the first map's largest absolute value, and the mean over the map's
 * cells instead of their sum, so that neither the scale of the scores nor the layer's resolution matters. What a shift leaves
 * open is filled with 0 of the normalised input, the mean colour.
 */
public final class TranslationContinuity extends NeighbourMetric {

    private final int reach;

    private TranslationContinuity(int reach) {
        if (reach < 1) {
            throw new IllegalArgumentException("A picture is shifted by at least one pixel, but got " + reach + ".");
        }
        this.reach = reach;
    }

    static TranslationContinuity standard() {
        return new TranslationContinuity(4);
    }

    /** The same with shifts up to so many pixels to the left and to the right; 4 unless said otherwise. */
    public TranslationContinuity upTo(int pixels) {
        return new TranslationContinuity(pixels);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                        "translation-continuity/scaled@1",
                        "discontinuity under translation",
                        "Montavon et al., Methods for Interpreting and Understanding Deep Neural Networks, 2018, section 6.1")
                .in(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of("shifts", "1 to %d pixels to the left and to the right".formatted(reach)));
    }

    @Override
    int neighbours() {
        return 2 * reach;
    }

    @Override
    float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random) {
        int by = index < reach ? index + 1 : reach - 1 - index;
        int width = input.width();
        float[] shifted = new float[picture.length];
        for (int i = 0; i < picture.length; i++) {
            int from = i % width - by;
            shifted[i] = from >= 0 && from < width ? picture[i - by] : 0;
        }
        return shifted;
    }

    @Override
    double change(float[] picture, float[] neighbour, double[] first, double[] second) {
        double distance = Norms.l2(picture, neighbour);
        double change = Norms.l1(first, second) / first.length / Norms.largest(first);
        // A picture without columns is its own translation; then the map is the same too.
        return distance == 0 ? 0 : change / distance;
    }
}
