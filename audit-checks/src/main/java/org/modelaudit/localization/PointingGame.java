package org.modelaudit.localization;

import java.util.Map;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;
import org.modelaudit.localization.PointingTolerance.Unit;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether the hottest pixel lies on the object, or less than a tolerance away from it: 1 or 0; the mean is the accuracy of
 * the pointing game, a proportion, higher is better.
 *
 * <p>Zhang et al., Top-Down Neural Attention by Excitation Backprop, IJCV 126 (2018), section 4.1. The paper allows 15 pixels of the
 * stored pictures, which are photographs of PASCAL VOC, whose longer side has 500 pixels, and of COCO, mostly 640. Here it is 3 % of
 * the picture's longer side, which is 15 of 500, and travels to the input as the picture does, an ellipse where that squeezes: the
 * same photograph stored in another size, or read by a model of another input, keeps its answer. {@code withPictureTolerance(15)} is
 * the paper to the letter. Of several equally hot pixels the upper, then the left one points. The paper averages over classes after it has averaged
 * over the pictures of each; audit {@code images.ofClass(…)} for one class at a time.
 */
public final class PointingGame extends RegionMetric {

    /** The paper's 15 pixels of the 500 that the longer side of a picture of PASCAL VOC has. */
    private static final PointingTolerance PAPER_TOLERANCE = new PointingTolerance(0.03, Unit.SIDE);

    private final PointingTolerance tolerance;
    private final boolean anyMaximum;

    private PointingGame(PointingTolerance tolerance, boolean anyMaximum) {
        super(MetricDescription.higherIsBetter(
                anyMaximum ? "pointing-game/any-maximum@3" : "pointing-game/paper@3",
                "pointing game",
                "Zhang et al., Excitation Backprop, IJCV 126, 2018, section 4.1"));
        this.tolerance = tolerance;
        this.anyMaximum = anyMaximum;
    }

    /** With a tolerance of 3 % of the picture's longer side, the paper's 15 pixels of a photograph of 500. */
    public static PointingGame pointingGame() {
        return new PointingGame(PAPER_TOLERANCE, false);
    }

    /**
     * The same game with another tolerance.
     *
     * @param pixels of the model's input, 0 for none; the disc is as wide as half the input at most
     */
    public PointingGame withTolerance(int pixels) {
        return with(pixels, Unit.INPUT_PIXEL);
    }

    /**
     * The same game with a tolerance in the pixels of the stored pictures, as the paper has it, meant for pictures of about one size.
     *
     * @param pixels of the stored picture, 0 for none; 15 in the paper
     */
    public PointingGame withPictureTolerance(int pixels) {
        return with(pixels, Unit.PICTURE_PIXEL);
    }

    private PointingGame with(int pixels, Unit unit) {
        if (pixels < 0) {
            throw new IllegalArgumentException("The tolerance is at least 0 pixels, but got " + pixels + ".");
        }
        return new PointingGame(new PointingTolerance(pixels, unit), anyMaximum);
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
        return Map.of("tolerance", tolerance.toString());
    }

    @Override
    void verify(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        int side = Math.min(input.width(), input.height());
        if (tolerance.unit() == Unit.INPUT_PIXEL && isTooWide(tolerance.amount(), side)) {
            throw new ConfigurationException(
                    "A tolerance of %s makes nearly every point of an input of %d×%d a hit; use withTolerance(%d) or less."
                            .formatted(tolerance, input.width(), input.height(), (side / 2 + 1) / 2));
        }
    }

    /** Whether the disc is wider than half a side. */
    private static boolean isTooWide(double radius, int side) {
        return 2 * radius - 1 > side / 2.0;
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth) {
        return measure(counted, truth, asItIs(counted.map()));
    }

    @Override
    Outcome measure(CountedMap counted, Mask truth, Geometry geometry) {
        PictureSize input = geometry.input();
        boolean verified = tolerance.unit() == Unit.INPUT_PIXEL;
        if (!verified
                && (isTooWide(tolerance.across(geometry), input.width())
                        || isTooWide(tolerance.down(geometry), input.height()))) {
            return Outcome.undefined("a tolerance of %s reaches over half of the input in a picture of %s"
                    .formatted(tolerance, geometry.picture()));
        }
        Heatmap map = counted.map();
        float max = map.max();
        Outcome first = null;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (map.value(x, y) == max) {
                    boolean hit = isNear(truth, x, y, geometry);
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

    private boolean isNear(Mask truth, int x, int y, Geometry geometry) {
        int across = (int) Math.ceil(tolerance.across(geometry));
        int down = (int) Math.ceil(tolerance.down(geometry));
        for (int dy = -down; dy <= down; dy++) {
            for (int dx = -across; dx <= across; dx++) {
                if (truth.contains(x + dx, y + dy) && tolerance.reaches(dx, dy, geometry)) {
                    return true;
                }
            }
        }
        return false;
    }
}
