package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gradient.RectifiersByHand.CELLS;
import static org.modelaudit.gradient.RectifiersByHand.ORDINARY;
import static org.modelaudit.gradient.RectifiersByHand.SIDE;
import static org.modelaudit.gradient.RectifiersByHand.picture;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

class FullGradTest {

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void all_shares_sum_to_the_score_where_the_ceilings_of_relu6_are_counted(String form) {
        for (int classIndex = 0; classIndex < 2; classIndex++) {
            Explanation paper = explain(form, GradientExplainers.fullGrad(), classIndex);
            assertThat(paper.diagnostics().get("completeness residual")).isCloseTo(0, within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void the_other_readings_miss_what_the_ceilings_add(String form) {
        double missed = 0;
        for (int pixel = 0; pixel < CELLS; pixel++) {
            double[][] z = RectifiersByHand.before(picture(0), pixel);
            double[][] arrived = backFromClassOne(pixel);
            for (int layer : List.of(1, 3)) {
                for (int c = 0; c < 3; c++) {
                    missed += z[layer][c] > 6 ? 6 * arrived[layer][c] : 0;
                }
            }
        }
        assertThat(Math.abs(missed)).isGreaterThan(0.01);
        for (AttributionExplainer reading :
                List.of(GradientExplainers.fullGradChannelScaled(), GradientExplainers.fullGradLayerScaled())) {
            assertThat(explain(form, reading, 1).diagnostics().get("completeness residual"))
                    .isCloseTo(-missed, within(1e-5));
        }
    }

    @Test
    void the_map_is_the_sum_of_every_share_scaled_channel_by_channel() {
        double[] expected = new double[CELLS];
        double[][] shares = new double[3 + 4 * 3 + 2 * 3][CELLS];
        for (int pixel = 0; pixel < CELLS; pixel++) {
            double[][] z = RectifiersByHand.before(picture(0), pixel);
            double[][] arrived = backFromClassOne(pixel);
            for (int c = 0; c < 3; c++) {
                shares[c][pixel] = picture(0)[c * CELLS + pixel] * arrived[8][c];
                for (int layer = 0; layer < 4; layer++) {
                    shares[3 + 3 * layer + c][pixel] = RectifiersByHand.BIAS[c] * arrived[4 + layer][c];
                }
                shares[15 + c][pixel] = z[1][c] > 6 ? 6 * arrived[1][c] : 0;
                shares[18 + c][pixel] = z[3][c] > 6 ? 6 * arrived[3][c] : 0;
            }
        }
        for (double[] share : shares) {
            addScaled(share, expected);
        }
        float[] found = Objects.requireNonNull(
                        explain("scripted", GradientExplainers.fullGrad(), 1).heatmap())
                .values();
        for (int pixel = 0; pixel < CELLS; pixel++) {
            assertThat((double) found[pixel]).isCloseTo(expected[pixel], within(1e-4));
        }
    }

    private static void addScaled(double[] share, double[] sum) {
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        for (double v : share) {
            min = Math.min(min, Math.abs(v));
            max = Math.max(max, Math.abs(v));
        }
        for (int i = 0; i < share.length && max > min; i++) {
            sum[i] += (Math.abs(share[i]) - min) / (max - min);
        }
    }

    private static double[][] backFromClassOne(int pixel) {
        return RectifiersByHand.back(picture(0), pixel, 1, List.of(ORDINARY, ORDINARY, ORDINARY, ORDINARY));
    }

    private static Explanation explain(String form, AttributionExplainer explainer, int classIndex) {
        try (AuditedModel model = RectifiersByHand.open(form);
                NDManager manager = model.newManager()) {
            return explainer
                    .forClass(TargetClass.index(classIndex))
                    .explain(model, TestBatches.of(manager, 3, SIDE, 0, picture(0)))
                    .get(0);
        }
    }
}
