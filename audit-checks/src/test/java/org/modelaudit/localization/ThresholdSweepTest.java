package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.localization.LocalizationIou.localizationIou;
import static org.modelaudit.localization.MaxBoxAcc.maxBoxAcc;
import static org.modelaudit.localization.MaxBoxAccV2.maxBoxAccV2;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.LinearModel;

class ThresholdSweepTest {

    private static final Box TOP_ROW = new Box(0, 0, 2, 1);
    private static final LinearModel MODEL = new LinearModel(new float[] {1, 0, 0}, 3);

    /** The box is the top row, and fits, from just above the third value up to the second. */
    private static final Map<String, float[]> MAPS = Map.of(
            "early", new float[] {1, 0.6f, 0.3f, 0},
            "late", new float[] {1, 0.8f, 0.5f, 0},
            "flat", new float[] {1, 1, 1, 1});

    @TempDir
    Path folder;

    @Test
    void chooses_the_lowest_threshold_at_which_most_boxes_fit() {
        ThresholdSweep sweep = ThresholdSweep.of(MODEL, set("early", "late"), new Stored("stored/test@1"));

        assertThat(sweep.threshold(0.7)).isEqualTo(0.51);
        assertThat(sweep.maxBoxAccuracy(0.7)).isEqualTo(1);
        // A box too large or too small by one row or column still has an IoU of a half.
        assertThat(sweep.threshold(0.5)).isEqualTo(0.01);
        assertThat(sweep.maxBoxAccuracyV2()).isEqualTo(1);
    }

    @Test
    void a_box_that_fits_at_no_threshold_costs_accuracy() {
        List<AuditSample> samples = new ArrayList<>(set("early").samples());
        samples.add(picture("late").withBoxes(List.of(new Box(1, 1, 2, 2))));

        ThresholdSweep sweep =
                ThresholdSweep.of(MODEL, AuditSet.of("calibration", samples), new Stored("stored/test@1"));

        assertThat(sweep.maxBoxAccuracy(0.7)).isEqualTo(0.5);
        assertThat(sweep.maxBoxAccuracyV2()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void hands_its_threshold_to_metrics_which_say_where_it_comes_from() {
        ThresholdSweep sweep = ThresholdSweep.of(MODEL, set("early"), new Stored("stored/test@1"));

        Metric iou = localizationIou().calibratedOn(sweep);
        assertThat(iou.settings())
                .containsEntry("threshold", "0.01 of the maximum")
                .containsKey("calibration split");
        assertThat(iou.settings().get("calibration split")).startsWith("calibration, 1 of 1 samples, digest ");
        assertThat(iou.id()).hasToString("localization-iou/calibrated@2");
        assertThat(outcomes(maxBoxAcc(sweep), set("late"))).containsExactly(Outcome.value(1, new Box(0, 0, 2, 2)));
        assertThat(maxBoxAccV2(sweep).settings()).containsEntry("threshold for IoU 0.7", "0.31 of the maximum");
    }

    @Test
    void v2_counts_each_overlap_at_its_own_threshold() {
        ThresholdSweep sweep = ThresholdSweep.of(MODEL, set("early"), new Stored("stored/test@1"));

        // At 0.31 the late map's box is the whole input, whose IoU of 0.5 reaches two of the three.
        assertThat(outcomes(maxBoxAccV2(sweep), set("late"))).containsExactly(Outcome.value(2 / 3.0));
    }

    @Test
    void the_pictures_that_chose_the_threshold_are_refused() {
        ThresholdSweep sweep = ThresholdSweep.of(MODEL, set("early", "late"), new Stored("stored/test@1"));

        assertThatThrownBy(() -> outcomes(maxBoxAcc(sweep), set("late")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("chosen on 'late' among others");
    }

    @Test
    void maps_of_another_explainer_are_refused() {
        ThresholdSweep sweep = ThresholdSweep.of(MODEL, set("early"), new Stored("other/test@1"));

        assertThatThrownBy(() -> outcomes(localizationIou().calibratedOn(sweep), set("late")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("maps of other/test@1, but the audit has maps of stored/test@1");
    }

    @Test
    void a_split_without_a_box_or_a_map_chooses_nothing() {
        assertThatThrownBy(() -> ThresholdSweep.of(MODEL, set("flat"), new Stored("stored/test@1")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of its 1 samples");
    }

    private static List<Outcome> outcomes(Metric metric, AuditSet images) {
        List<Outcome> outcomes = new ArrayList<>();
        AuditSession.of(MODEL)
                .explain(MODEL, images, new Stored("stored/test@1"), batch -> outcomes.addAll(metric.measure(batch)));
        return outcomes;
    }

    private AuditSet set(String... names) {
        List<AuditSample> samples = new ArrayList<>();
        for (String name : names) {
            samples.add(picture(name).withBoxes(List.of(TOP_ROW)));
        }
        return AuditSet.of("calibration", samples);
    }

    private AuditSample picture(String name) {
        Path file = folder.resolve(name + ".png");
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuditSample.of(name, file);
    }

    /** Gives each sample the map that is stored under its name. */
    private record Stored(String id) implements Explainer {
        @Override
        public String name() {
            return "Stored";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return batch.samples().stream()
                    .map(sample -> new Heatmap(2, 2, Objects.requireNonNull(MAPS.get(sample.id()))))
                    .map(map -> Explanation.of(new Prediction(0, 1), 0, map))
                    .toList();
        }
    }
}
