package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.naming.NamedFactories;
import org.modelaudit.testing.TokenNets;

/** What every class activation map does at layers of tokens. */
class TokenMapTest {

    private static final String UNREAD =
            "no cell of 'encoder.ln' reaches the logits, behind it they read other tokens alone: look at 'encoder.layers.encoder_layer_1.ln_1', or at a layer before it";

    /** CAM needs a pooling, CAMERAS pictures of other sizes; a ViT has and takes neither. */
    static List<String> names() {
        return NamedFactories.making(Explainer.class, List.of(ClassActivationMaps.class)).keySet().stream()
                .filter(name -> !name.matches("cam|cameras"))
                .toList();
    }

    static List<String> ofTheHead() {
        return names().stream()
                .filter(name -> !name.matches("eigen-cam.*|score-cam.*|is-cam|ss-cam|eigen-salience"))
                .toList();
    }

    private static ClassActivationMap named(String name) {
        return (ClassActivationMap) ExplainerRegistry.load().byName(name);
    }

    private static List<Explanation> explained(AuditedModel model, ClassActivationMap explainer, int times) {
        try (NDManager scope = model.newManager()) {
            return explainer.explain(model, TokenNets.picture(model, scope, times));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_map_has_a_value_for_each_patch(String name) {
        try (AuditedModel model = TokenNets.open("wide_vit")) {
            Explanation explanation = explained(model, named(name), 1).get(0);

            assertThat(explanation.undefinedBecause()).isNull();
            Heatmap map = Objects.requireNonNull(explanation.heatmap());
            assertThat(List.of(map.width(), map.height())).isIn(List.of(5, 3), List.of(40, 24));
            model.verifyUnchanged();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam", "cameras"})
    void swin_has_a_pooling_and_takes_pictures_of_other_sizes(String name) {
        try (AuditedModel model = TokenNets.open("swin")) {
            assertThat(explained(model, named(name), 1).get(0).undefinedBecause())
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cam, what follows it in 'vit.pt' is something else",
        "cameras, 'which ''vit.pt'' does not take; choose an explainer'"
    })
    void what_has_no_meaning_at_a_class_token_is_refused(String name, String why) {
        try (AuditedModel model = TokenNets.open("vit")) {
            assertThatThrownBy(() -> explained(model, named(name), 1))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @MethodSource("ofTheHead")
    void a_layer_whose_cells_nothing_reads_gives_no_map_and_says_where_to_look(String name) {
        try (AuditedModel model = TokenNets.open("vit")) {
            Explanation explanation =
                    explained(model, named(name).at("encoder.ln"), 1).get(0);

            assertThat(explanation.undefinedBecause()).isEqualTo(UNREAD);
            assertThat(explanation.prediction()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eigen-cam", "score-cam", "is-cam"})
    void what_asks_no_head_has_a_map_there(String name) {
        try (AuditedModel model = TokenNets.open("vit")) {
            assertThat(explained(model, named(name).at("encoder.ln"), 1).get(0).heatmap())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "ablation-cam", "recipro-cam", "score-cam", "eigen-cam"})
    void pictures_of_a_batch_have_the_map_that_each_has_alone(String name) {
        try (AuditedModel model = TokenNets.open("distilled_deit")) {
            float[] alone = values(explained(model, named(name), 1).get(0));

            for (Explanation together : explained(model, named(name), 3)) {
                assertThat(values(together)).isEqualTo(alone);
            }
        }
    }

    private static float[] values(Explanation explanation) {
        return Objects.requireNonNull(explanation.heatmap()).values();
    }

    @Test
    void the_settings_name_the_grid_and_how_many_tokens_are_left_out() {
        try (AuditedModel model = TokenNets.open("registers_vit")) {
            assertThat(named("grad-cam").settings(model))
                    .containsEntry("layer", "blocks.1.norm1")
                    .containsEntry("map", "5×3 cells of 12 channels, 5 other tokens left out");
            assertThat(named("grad-cam").at("patch_embed.proj").settings(model)).doesNotContainKey("map");
        }
    }

    @Test
    void a_layer_without_maps_is_refused() {
        try (AuditedModel model = TokenNets.open("vit")) {
            assertThatThrownBy(() -> named("grad-cam").at("heads.head").settings(model))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("in a transformer a normalisation or a block");
        }
    }
}
