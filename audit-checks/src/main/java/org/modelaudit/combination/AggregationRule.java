package org.modelaudit.combination;

import java.util.Arrays;
import java.util.List;

/** How several maps of one picture, normalised and of one size, become one. */
public enum AggregationRule {

    /** {@code 1/J Σ_j e_j}: AGG-Mean. */
    MEAN("mean") {
        @Override
        float[] combine(List<float[]> maps) {
            return toFloats(means(maps));
        }
    },

    /**
     * {@code mean(e) / (σ(e) + ε)}: AGG-Var, which trusts a place the more the maps agree on it. ε is ten times the mean of σ
     * over the picture, which keeps places where all agree on next to nothing from winning.
     */
    VARIANCE("variance") {
        @Override
        float[] combine(List<float[]> maps) {
            double[] means = means(maps);
            double[] deviations = new double[means.length];
            for (int i = 0; i < means.length; i++) {
                double squares = 0;
                for (float[] map : maps) {
                    squares += (map[i] - means[i]) * (map[i] - means[i]);
                }
                deviations[i] = Math.sqrt(squares / maps.size());
            }
            double epsilon = 10 * Arrays.stream(deviations).average().orElse(0);
            for (int i = 0; i < means.length; i++) {
                // Maps that agree everywhere leave nothing to divide by; then the mean itself says all.
                means[i] = epsilon == 0 ? means[i] : means[i] / (deviations[i] + epsilon);
            }
            return toFloats(means);
        }
    },

    /** {@code max_j e_j}: what any of them sees. */
    MAXIMUM("maximum") {
        @Override
        float[] combine(List<float[]> maps) {
            float[] largest = maps.get(0).clone();
            for (float[] map : maps) {
                for (int i = 0; i < largest.length; i++) {
                    largest[i] = Math.max(largest[i], map[i]);
                }
            }
            return largest;
        }
    };

    private final String word;

    AggregationRule(String word) {
        this.word = word;
    }

    abstract float[] combine(List<float[]> maps);

    private static double[] means(List<float[]> maps) {
        double[] means = new double[maps.get(0).length];
        for (float[] map : maps) {
            for (int i = 0; i < means.length; i++) {
                means[i] += map[i] / (double) maps.size();
            }
        }
        return means;
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public String toString() {
        return word;
    }
}
