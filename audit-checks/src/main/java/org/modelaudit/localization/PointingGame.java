package org.modelaudit.localization;

import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether the hottest pixel lies on the object, or less than a tolerance away from it: 1 or 0; the mean is the accuracy of
 * the pointing game, a proportion, higher is better.
 *
 * <p>Zhang et al., Top-Down Neural Attention by Excitation Backprop, IJCV 126 (2018), section 4.1, with 15 pixels. Of
 * several equally hot pixels the upper, then the left one points. The paper averages over classes after it has averaged
 * over the pictures of each; audit {@code images.ofClass(…)} for one class at a time.
 */
public final class PointingGame extends RegionMetric {

    private static final int PAPER_TOLERANCE = 15;

    private final int tolerance;
    private final boolean anyMaximum;

    private PointingGame(int tolerance, boolean anyMaximum) {
        super(MetricDescription.higherIsBetter(
                anyMaximum ? "pointing-game/any-maximum@2" : "pointing-game/paper@2",
                "pointing game",
                "Zhang et al., Excitation Backprop, IJCV 126, 2018, section 4.1"));
        this.tolerance = tolerance;
        this.anyMaximum = anyMaximum;
    }

    /** With the paper's tolerance of 15 pixels of the model's input, meant for inputs of some 224×224. */
    public static PointingGame pointingGame() {
        return new PointingGame(PAPER_TOLERANCE, false);
    }

    /**
     * The same game with another tolerance.
     *
     * @param pixels of the model's input, 0 for none; the disc is as wide as half the input at most
     */
    public PointingGame withTolerance(int pixels) {
        if (pixels < 0) {
            throw new IllegalArgumentException("The tolerance is at least 0 pixels, but got " + pixels + ".");
        }
        return new PointingGame(pixels, anyMaximum);
    }

    /** The dialect in which one of several equally hot pixels on the object is enough. */
    public PointingGame whereAnyMaximumPoints() {
        return new PointingGame(tolerance, true);
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("tolerance", tolerance + " px");
    }

    @Override
    void verify(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        int side = Math.min(input.width(), input.height());
        if (2 * tolerance - 1 > side / 2) {
            throw new ConfigurationException(
                    "A tolerance of %d pixels makes nearly every point of an input of %d×%d a hit; use withTolerance(%d) or less."
                            .formatted(tolerance, input.width(), input.height(), (side / 2 + 1) / 2));
        }
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        Heatmap map = counted.map();
        float max = map.max();
        Outcome first = null;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (map.value(x, y) == max) {
                    boolean hit = isNear(truth, x, y);
                    Outcome outcome = Outcome.value(hit ? 1 : 0, new Box(x, y, x + 1, y + 1));
                    first = first == null ? outcome : first;
                    if (hit || !anyMaximum) {
                        return outcome;
                    }
                }
            }
        }
        return first == null ? Outcome.undefined("the heatmap has no maximum") : first;
    }

    private boolean isNear(Mask truth, int x, int y) {
        for (int dy = 1 - tolerance; dy < tolerance; dy++) {
            for (int dx = 1 - tolerance; dx < tolerance; dx++) {
                if (dx * dx + dy * dy < tolerance * tolerance && truth.contains(x + dx, y + dy)) {
                    return true;
                }
            }
        }
        return truth.contains(x, y);
    }
}
