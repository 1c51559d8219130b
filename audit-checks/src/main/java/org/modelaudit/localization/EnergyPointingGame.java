package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Share of the map's energy that falls into the true boxes: {@code Σ_{p in boxes} L(p) / Σ_p L(p)}. A pixel is inside if
 * its centre is; several boxes count as their union.
 *
 * <p>In [0, 1], higher is better; a map that is spread evenly scores the boxes' share of the picture, so compare with
 * that. Wang et al., Score-CAM, CVPR workshops 2020, section 4.3.
 */
public final class EnergyPointingGame extends LocalizationMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "energy-pointing-game/paper@2",
            "energy-based pointing game",
            "Wang et al., Score-CAM, CVPR workshops 2020, section 4.3");

    private EnergyPointingGame() {
        super(DESCRIPTION);
    }

    public static EnergyPointingGame energyPointingGame() {
        return new EnergyPointingGame();
    }

    @Override
    Outcome measure(Heatmap map, List<Box> truth) {
        double inside = 0;
        double all = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                double energy = map.value(x, y);
                all += energy;
                inside += covers(truth, x + 0.5, y + 0.5) ? energy : 0;
            }
        }
        return Outcome.value(inside / all);
    }

    private static boolean covers(List<Box> boxes, double x, double y) {
        // Asked of every pixel: a stream would cost more than the question.
        for (Box box : boxes) {
            if (x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom()) {
                return true;
            }
        }
        return false;
    }
}
