package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.relevance.RelevanceNets.mapOfOneTwoThree;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.AuditedModel;

/** Patterns of the network by hand, estimated from pictures of three pixels, against the estimators' sums written out. */
class PatternWalkTest {

    private static final int[][] LEVELS = {{10, 200, 30}, {90, 60, 250}, {0, 120, 40}, {200, 20, 90}, {130, 130, 10}};
    private static final double[][] UNITS = {{1, -1, 1, 0}, {2, 1, -1, 1}};
    private static final double[][] CLASSES = {{3, -1, 2}, {1, 1, 0}};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void pattern_net_goes_back_with_patterns() throws IOException {
        assertGoesBack(RelevanceMaps.patternNet(pictures()), false);
    }

    @Test
    void pattern_attribution_goes_back_with_weights_times_patterns() throws IOException {
        assertGoesBack(RelevanceMaps.patternAttribution(pictures()), true);
    }

    private static void assertGoesBack(RelevanceMap explainer, boolean attribution) {
        try (AuditedModel model = RelevanceNets.byHand("by_hand")) {
            // The picture 1, 2, 3 has the logit 6 and both units are positive.
            double[] expected = new double[3];
            for (int unit = 0; unit < 2; unit++) {
                double[] ofClass = pattern(hidden(), CLASSES[0], false);
                double[] ofUnit = pattern(inputs(), UNITS[unit], true);
                double arrived = 6 * ofClass[unit] * (attribution ? CLASSES[0][unit] : 1);
                for (int i = 0; i < 3; i++) {
                    expected[i] += arrived * ofUnit[i] * (attribution ? UNITS[unit][i] : 1);
                }
            }
            float[] map = mapOfOneTwoThree(explainer, model);
            for (int i = 0; i < 3; i++) {
                assertThat((double) map[i]).isCloseTo(expected[i], within(1e-3));
            }
            model.verifyUnchanged();
        }
    }

    @Test
    void normalisations_are_folded_before_patterns_are_estimated() throws IOException {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 64; p++) {
                picture.setRGB(p % 8, p / 8, (p * 7919 + i * 104729) * 31 & 0xFFFFFF);
            }
            samples.add(sample("colour" + i, picture));
        }
        AuditSet set = AuditSet.of("noise", samples);
        try (AuditedModel unfolded = RelevanceNets.colour("residual");
                AuditedModel folded = RelevanceNets.colour("folded")) {
            List<Explanation> expected = RelevanceNets.ofNoise(RelevanceMaps.patternAttribution(set), folded, 2);
            List<Explanation> ours = RelevanceNets.ofNoise(RelevanceMaps.patternAttribution(set), unfolded, 2);
            for (int i = 0; i < 2; i++) {
                float[] values = RelevanceNets.map(expected.get(i)).values();
                float largest = 0;
                for (float value : values) {
                    largest = Math.max(largest, Math.abs(value));
                }
                assertThat(RelevanceNets.map(ours.get(i)).values()).containsExactly(values, within(1e-3f * largest));
            }
        }
    }

    /** {@code (E₊[xy] - E₊[x] E[y]) / wᵀ(…)}, over all places where the unit is linear. */
    private static double[] pattern(double[][] inputs, double[] unit, boolean rectified) {
        int n = unit.length - 1;
        double mean = 0;
        for (double[] x : inputs) {
            mean += output(unit, x) / inputs.length;
        }
        double[] pattern = new double[n];
        double scale = 0;
        for (int i = 0; i < n; i++) {
            for (double[] x : inputs) {
                double y = output(unit, x);
                pattern[i] += rectified && y <= 0 ? 0 : x[i] * (y - mean);
            }
            scale += unit[i] * pattern[i];
        }
        for (int i = 0; i < n; i++) {
            pattern[i] /= scale;
        }
        return pattern;
    }

    private static double output(double[] unit, double[] x) {
        double sum = unit[unit.length - 1];
        for (int i = 0; i < x.length; i++) {
            sum += unit[i] * x[i];
        }
        return sum;
    }

    private static double[][] inputs() {
        double[][] inputs = new double[LEVELS.length][3];
        for (int p = 0; p < LEVELS.length; p++) {
            for (int i = 0; i < 3; i++) {
                inputs[p][i] = LEVELS[p][i] / 255.0 / 0.25;
            }
        }
        return inputs;
    }

    private static double[][] hidden() {
        double[][] hidden = new double[LEVELS.length][2];
        for (int p = 0; p < LEVELS.length; p++) {
            for (int unit = 0; unit < 2; unit++) {
                hidden[p][unit] = Math.max(0, output(UNITS[unit], inputs()[p]));
            }
        }
        return hidden;
    }

    private AuditSet pictures() throws IOException {
        List<AuditSample> samples = new ArrayList<>();
        for (int[] levels : LEVELS) {
            BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
            IntStream.range(0, 3).forEach(x -> picture.setRGB(x, 0, levels[x] * 0x010101));
            samples.add(sample("grey" + samples.size(), picture));
        }
        return AuditSet.of("three pixels", samples);
    }

    private AuditSample sample(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return AuditSample.of(name, file);
    }
}
