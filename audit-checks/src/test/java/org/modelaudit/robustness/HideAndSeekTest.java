package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.robustness.RobustnessMetrics.hideAndSeek;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.TinyModel;

/** A picture of 4×4 pixels whose left half is the object, and explainers whose maps can be followed by hand. */
class HideAndSeekTest {

    private static final int SIDE = 4;
    private static final int CELLS = SIDE * SIDE;
    private static final TinyModel MODEL =
            TinyModel.ofSize(SIDE, new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    private static final Box OBJECT = new Box(0, 0, 2, 4);

    /** What an explainer says of a picture's first channel. */
    private interface Rule {
        float[] map(float[] plane);
    }

    private record Ruled(Rule rule, List<float[]> seen) implements Explainer {

        @Override
        public String id() {
            return "ruled/test@1";
        }

        @Override
        public String name() {
            return "ruled";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return batch.values().stream()
                    .map(picture -> {
                        seen.add(picture);
                        return Explanation.of(
                                new Prediction(0, 1),
                                -1,
                                new Heatmap(SIDE, SIDE, rule.map(Arrays.copyOf(picture, CELLS))));
                    })
                    .toList();
        }
    }

    private static Ruled ruled(Rule rule) {
        return new Ruled(rule, new ArrayList<>());
    }

    private static Outcome measure(Metric metric, Explainer explainer, List<Box> boxes) {
        float[] picture = new float[3 * CELLS];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = 1 + i;
        }
        try (NDManager scope = MODEL.newManager()) {
            AuditSample sample = AuditSample.of("picture", Path.of("none")).withBoxes(boxes);
            Batch batch = new Batch(List.of(sample), scope.create(picture, new Shape(1, 3, SIDE, SIDE)));
            PictureSize size = new PictureSize(SIDE, SIDE);
            ExplainedSample explained = new ExplainedSample(
                    sample,
                    new Geometry(size, size, 1, 1, 0, 0),
                    explainer.explain(MODEL, batch).get(0));
            return metric.measure(new Measurement(MODEL, explainer, List.of(explained), () -> batch))
                    .get(0);
        }
    }

    private static double value(Metric metric, Explainer explainer) {
        return ((Outcome.Value) measure(metric, explainer, List.of(OBJECT))).value();
    }

    /** 1 on the object, and so much beside it. */
    private static Rule onObject(float beside) {
        return plane -> {
            float[] map = new float[CELLS];
            for (int i = 0; i < CELLS; i++) {
                map[i] = i % SIDE < 2 ? 1 : beside;
            }
            return map;
        };
    }

    /** A draw that hides nothing of the object asks for the whole of it, which an audit of whole pictures does. */
    @Test
    void a_draw_that_hides_nothing_of_the_object_or_all_of_it_does_not_count() {
        // So seldom that no draw of these hides anything; never, 0, is refused.
        assertThat(measure(hideAndSeek().hiding(1e-12), ruled(onObject(0)), List.of(OBJECT))
                        .toString())
                .contains("every draw hides the whole object or nothing of it");
        // An object in one of four patches.
        assertThat(measure(hideAndSeek().patches(2).draws(30), ruled(onObject(0)), List.of(new Box(0, 0, 2, 2)))
                        .toString())
                .contains("every draw hides the whole object or nothing of it");
        boolean[] beside = new boolean[CELLS];
        beside[SIDE - 1] = true;
        HiddenObject object = object(OBJECT);
        object.look(explanation(onObject(1).map(new float[CELLS])), beside);
        assertThat(object.outcome()).isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void where_the_map_is_0_under_what_is_hidden_it_is_the_share_of_the_map_on_the_object() {
        boolean[] first = new boolean[CELLS];
        first[0] = true;
        for (float other : new float[] {0, 0.25f, 0.7f}) {
            float[] map = onObject(other).map(new float[CELLS]);
            map[0] = 0;
            HiddenObject object = object(OBJECT);
            object.look(explanation(map), first);
            assertThat(((Outcome.Value) object.outcome()).value())
                    .isCloseTo(7 / (7 + 8 * (double) other), within(1e-6))
                    .isCloseTo(value(LocalizationMetrics.relevanceMassAccuracy(), ruled(plane -> map)), within(1e-9));
        }
    }

    private static Explanation explanation(float[] map) {
        return Explanation.of(new Prediction(0, 1), -1, new Heatmap(SIDE, SIDE, map));
    }

    private static HiddenObject object(Box box) {
        PictureSize size = new PictureSize(SIDE, SIDE);
        return new HiddenObject(
                new ExplainedSample(
                        AuditSample.of("picture", Path.of("none")).withBoxes(List.of(box)),
                        new Geometry(size, size, 1, 1, 0, 0),
                        explanation(onObject(0).map(new float[CELLS]))),
                MODEL.input());
    }

    @Test
    void patches_are_hidden_whole_and_all_channels_together_and_what_lies_under_them_does_not_count() {
        Ruled explainer = ruled(onObject(0.5f));
        HideAndSeek metric = hideAndSeek().patches(2).draws(40).replacingBy(Baseline.constant(-3));
        double found = value(metric, explainer);

        double sum = 0;
        int counted = 0;
        for (float[] picture : explainer.seen().subList(1, explainer.seen().size())) {
            // Patches of 2×2: upper left, upper right, lower left, lower right.
            boolean[] visible = new boolean[4];
            for (int i = 0; i < picture.length; i++) {
                int x = i % SIDE;
                int y = i % CELLS / SIDE;
                boolean shown = picture[i] != -3;
                int patch = y / 2 * 2 + x / 2;
                if (i < CELLS && x % 2 == 0 && y % 2 == 0) {
                    visible[patch] = shown;
                }
                assertThat(shown).isEqualTo(visible[patch]);
            }
            int object = (visible[0] ? 1 : 0) + (visible[2] ? 1 : 0);
            int beside = (visible[1] ? 1 : 0) + (visible[3] ? 1 : 0);
            // With none of the object's two patches hidden nothing is asked, as with both.
            if (object == 1) {
                sum += object / (object + 0.5 * beside);
                counted++;
            }
        }
        assertThat(explainer.seen()).hasSize(41);
        assertThat(counted).isBetween(10, 30);
        assertThat(found).isCloseTo(sum / counted, within(1e-9));
    }

    @Test
    void who_knows_one_part_alone_finds_the_rest_only_where_that_part_is_left() {
        // Looks at the first pixel where it can be seen, and elsewhere beside the object.
        Rule onePart = plane -> {
            float[] map = new float[CELLS];
            map[plane[0] == 0 ? SIDE - 1 : 0] = 1;
            map[plane[0] == 0 ? CELLS - 1 : 1] = 0.5f;
            return map;
        };
        HideAndSeek metric = hideAndSeek().patches(2).draws(60);
        assertThat(value(LocalizationMetrics.relevanceMassAccuracy(), ruled(onePart)))
                .isEqualTo(1);
        assertThat(value(metric, ruled(onePart))).isBetween(0.3, 0.7);
    }

    @Test
    void nothing_to_find_and_no_map_have_no_value_and_nothing_found_is_zero() {
        assertThat(measure(hideAndSeek(), ruled(onObject(0)), List.of()).toString())
                .contains("no true region");
        // A single patch is refused: it hides all or nothing.
        assertThat(measure(hideAndSeek().patches(2).hiding(0.999), ruled(onObject(0)), List.of(OBJECT))
                        .toString())
                .contains("every draw hides the whole object");
        Rule constantWhereHidden = plane ->
                plane[0] == 1 && plane[CELLS - 1] == CELLS ? onObject(0).map(plane) : new float[CELLS];
        assertThat(measure(hideAndSeek().draws(20), ruled(constantWhereHidden), List.of(OBJECT))
                        .toString())
                .contains("a picture with hidden patches has no map: the heatmap is constant");
        Rule beside = plane -> {
            float[] map = new float[CELLS];
            map[SIDE - 1] = 1;
            return map;
        };
        assertThat(value(hideAndSeek(), ruled(beside))).isZero();
    }

    @Test
    void more_patches_than_pixels_are_refused_and_as_many_are_not() {
        for (int tooMany : new int[] {5, 1000, 100_000}) {
            HideAndSeek metric = hideAndSeek().patches(tooMany);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> metric.verifyMeaning(MODEL))
                    .withMessageContaining("into %d patches, but that of 'tiny.pt' has 4 pixels", tooMany);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> measure(metric, ruled(onObject(0)), List.of(OBJECT)));
        }
        assertThat(value(hideAndSeek().patches(SIDE), ruled(onObject(0)))).isEqualTo(1);
    }

    @Test
    void settings_that_cannot_be_meant_are_refused_and_the_others_are_told() {
        assertThatIllegalArgumentException().isThrownBy(() -> hideAndSeek().patches(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hideAndSeek().patches(1))
                .withMessageContaining("at least two patches a side");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hideAndSeek().hiding(0))
                .withMessageContaining("a probability in (0, 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> hideAndSeek().hiding(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> hideAndSeek().draws(0));
        assertThatIllegalArgumentException().isThrownBy(() -> hideAndSeek().hiding(1));
        assertThat(hideAndSeek().patches(7).settings())
                .containsEntry("patches", "7×7")
                .containsEntry("hidden", "0.5")
                .containsEntry("draws", "5")
                .containsEntry("seed", "42");
    }
}
