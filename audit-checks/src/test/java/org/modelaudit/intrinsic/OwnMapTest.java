package org.modelaudit.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.intrinsic.IntrinsicMaps.ownMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.PassCount;
import org.modelaudit.sanity.SanityChecks;

/** What each form of a file calls its outputs, and the map among them, held against torch's own numbers. */
class OwnMapTest {

    private static final int CELLS = 64;

    private static List<Explanation> explain(AuditedModel model, OwnMap map) {
        try (NDManager scope = model.newManager()) {
            return map.explain(model, OwnMaps.pictures(scope));
        }
    }

    private static void assertShows(Explanation explanation, float[] expected, int from) {
        assertThat(Objects.requireNonNull(explanation.heatmap()).values())
                .containsExactly(Arrays.copyOfRange(expected, from, from + CELLS), within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({
        "named.pt, logits, attention, attention",
        "named.pt, 0, 1, attention",
        "named.pt, '', plane, plane",
        "tuple.pt, 0, 1, attention",
        "tuple.pt, 0, 2, plane",
        "dictionary.pt, logits, attention, attention",
        "nested.pt, 1, 2.0, attention",
        "dictionary.pt2, '', attention, attention",
        "class.pt2, '', attention, attention",
        "tuple.pt2, 0, 1, attention",
        "outputs.onnx, '', attention, attention",
        "outputs.onnx, logits, 2, plane",
        "outputs_black_box.onnx, '', attention, attention",
        "outputs_black_box.onnx, '', 1, attention",
        "softmax.pt, '', 1, hanging",
    })
    void a_map_of_no_class_is_what_the_file_returns_whatever_its_form(
            String file, String logits, String output, String expected) {
        try (AuditedModel model = OwnMaps.open(file, logits)) {
            OwnMap map = ownMap(output);
            PassCount before = model.passes();
            List<Explanation> explanations = explain(model, map);
            assertThat(model.passes().since(before))
                    .isEqualTo(map.costPerSample(model).times(2).passes());
            assertThat(model.classes()).isEqualTo(OwnMaps.CLASSES);
            for (int i = 0; i < 2; i++) {
                assertThat(explanations.get(i).explainedClass()).isEqualTo(-1);
                assertShows(explanations.get(i), OwnMaps.expected(expected), i * CELLS);
            }
            assertThat(map.settings(model)).containsEntry("map", "8×8").containsEntry("class", "none (class-free)");
        }
    }

    @ParameterizedTest
    @CsvSource({"named.pt, parts", "named.pt, last", "outputs.onnx, last", "dictionary.pt2, parts"})
    void of_a_map_for_each_class_the_explained_one_is_shown(String file, String output) {
        try (AuditedModel model = OwnMaps.open(file, "")) {
            for (int k = 0; k < OwnMaps.CLASSES; k++) {
                List<Explanation> explanations = explain(model, ownMap(output).forClass(TargetClass.index(k)));
                for (int i = 0; i < 2; i++) {
                    assertThat(explanations.get(i).explainedClass()).isEqualTo(k);
                    assertShows(explanations.get(i), OwnMaps.expected("parts"), (i * OwnMaps.CLASSES + k) * CELLS);
                }
            }
            assertThat(ownMap(output).settings(model))
                    .containsEntry("map", "8×8, one for each of 4 classes")
                    .containsEntry("class", "predicted");
        }
    }

    @Test
    void pictures_go_through_the_model_in_its_own_groups() {
        List<Long> sizes = new ArrayList<>();
        AuditedModel inThrees = new ForwardingModel(OwnMaps.open("named.pt", "")) {
            @Override
            public int group() {
                return 3;
            }

            @Override
            public NDArray show(NDArray images, String output) {
                sizes.add(images.getShape().get(0));
                return super.show(images, output);
            }

            @Override
            public NDArray logits(NDArray images) {
                sizes.add(images.getShape().get(0));
                return super.logits(images);
            }
        };
        try (inThrees) {
            List<Explanation> explanations = explain(inThrees, ownMap("attention"));

            assertThat(sizes).containsExactly(3L, 3L);
            for (int i = 0; i < 2; i++) {
                assertShows(explanations.get(i), OwnMaps.expected("attention"), i * CELLS);
            }
        }
    }

    @Test
    void of_other_channels_one_is_chosen() {
        try (AuditedModel model = OwnMaps.open("named.pt", "")) {
            Explanation second = explain(model, ownMap("other").channel(2)).get(1);
            assertThat(second.explainedClass()).isEqualTo(-1);
            assertShows(second, OwnMaps.expected("other"), 5 * CELLS);
            assertThat(ownMap("other").channel(2).settings(model)).containsEntry("map", "8×8, channel 2 of 3");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaze       | has no output 'gaze' to read its own map from; it returns 'logits' of the shape (1, 4), 'attention'",
                "12         | has no output '12'",
                "concepts   | is no map: it is one row of numbers for each picture",
                "other      | it has 3 channels where the model has 4 classes; choose one with channel(…)",
            })
    void what_is_no_map_is_refused_with_what_there_is(String output, String why) {
        try (AuditedModel model = OwnMaps.open("named.pt", "")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ownMap(output).settings(model))
                    .withMessageContaining(why);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> explain(model, ownMap(output)))
                    .withMessageContaining(why);
        }
    }

    @Test
    void a_channel_that_is_not_there_a_model_of_logits_alone_and_a_blank_name_are_refused() {
        try (AuditedModel model = OwnMaps.open("named.pt", "")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> ownMap("other").channel(3).settings(model))
                    .withMessageContaining("it has no channel 3 among its 3, counted from 0");
        }
        AuditedModel plain = BlackBox.of(
                "f", InputSpecification.imageNet(8), Labels.none(), 2, images -> images.mean(new int[] {2, 3}));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ownMap("attention").settings(plain))
                .withMessage(
                        "The model 'f' has no output 'attention' to read its own map from; it returns logits alone.");
        assertThatIllegalArgumentException().isThrownBy(() -> ownMap(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> ownMap("a").channel(-1));
    }

    @Test
    void the_map_follows_the_weights_that_make_it_and_no_others() {
        try (AuditedModel model = OwnMaps.open("named.pt", "")) {
            Heatmap before = explain(model, ownMap("attention")).get(0).heatmap();
            ModelWeights weights = model.weights();
            weights.changing(() -> {
                weights.randomize("relevance", 1);
                assertThat(explain(model, ownMap("attention")).get(0).heatmap()).isEqualTo(before);
                weights.randomize("attend", 1);
                assertThat(explain(model, ownMap("attention")).get(0).heatmap()).isNotEqualTo(before);
                return null;
            });
            assertThat(explain(model, ownMap("attention")).get(0).heatmap()).isEqualTo(before);
            assertThat(SanityChecks.parameterRandomization()
                            .costPerSample(model, ownMap("attention"))
                            .isKnown())
                    .isTrue();
        }
    }
}
