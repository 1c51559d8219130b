package org.modelaudit.localization;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Measurement;

/** Which pixels of a map are hot: those whose value reaches a level. */
public sealed interface HotLevel {

    /**
     * The level, positive.
     *
     * @param map not negative, somewhere positive
     */
    double of(Heatmap map);

    /** How the level was chosen, for the report. */
    Map<String, String> settings();

    /** The word for the metric's id. */
    default String dialect() {
        return "largest-segment";
    }

    /** Refuses samples that the level was chosen by. */
    default void verify(Measurement measurement) {}

    /**
     * A fraction of the map's maximum.
     *
     * @param fraction in (0, 1]
     */
    record FractionOfMaximum(double fraction) implements HotLevel {

        public FractionOfMaximum {
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException(
                        "The threshold is a fraction of the map's maximum in (0, 1], but got " + fraction + ".");
            }
        }

        @Override
        public double of(Heatmap map) {
            return fraction * map.max();
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("threshold", fraction + " of the maximum");
        }
    }

    /**
     * As many of the largest values as together hold a share of the map's sum, and all that equal the last of them.
     *
     * @param share of the sum, in (0, 1)
     */
    record ShareOfEnergy(double share) implements HotLevel {

        public ShareOfEnergy {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("The share of the energy lies in (0, 1), but got " + share + ".");
            }
        }

        @Override
        public double of(Heatmap map) {
            float[] values = map.values();
            Arrays.sort(values);
            double wanted = share * map.sum();
            double held = 0;
            int last = values.length;
            while (held < wanted && last > 0) {
                last--;
                held += values[last];
            }
            return values[last];
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("energy", share + " of the sum");
        }

        @Override
        public String dialect() {
            return "energy";
        }
    }

    /**
     * The fraction of the maximum that was best on other samples.
     *
     * @param sweep of those samples
     * @param iouNeeded for a hit
     */
    record Calibrated(ThresholdSweep sweep, double iouNeeded) implements HotLevel {

        @Override
        public double of(Heatmap map) {
            return sweep.threshold(iouNeeded) * map.max();
        }

        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new TreeMap<>(sweep.settings());
            settings.put("threshold", sweep.threshold(iouNeeded) + " of the maximum");
            settings.put("calibrated for", "IoU " + iouNeeded);
            return settings;
        }

        @Override
        public String dialect() {
            return "calibrated";
        }

        @Override
        public void verify(Measurement measurement) {
            sweep.verify(measurement);
        }
    }
}
