package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.MapLayout;
import org.modelaudit.testing.TokenNets;

/** Layers that return tokens, or channels last, and are seen as maps. */
class TransformerLayersTest {

    @ParameterizedTest
    @CsvSource({
        "vit, '', encoder.layers.encoder_layer_1.ln_1, '4×4 cells of 12 channels, 1 other token left out'",
        "vit, _scripted, encoder.layers.encoder_layer_1.ln_1, '4×4 cells of 12 channels, 1 other token left out'",
        "vit, _frozen, layer_norm_3, '4×4 cells of 12 channels, 1 other token left out'",
        "wide_vit, '', blocks.1.norm1, '3×5 cells of 12 channels, 1 other token left out'",
        "registers_vit, '', blocks.1.norm1, '5×3 cells of 12 channels, 5 other tokens left out'",
        "distilled_deit, '', blocks.1.norm1, '3×5 cells of 12 channels, 2 other tokens left out'",
        "pooled_vit, '', blocks.1.norm2, 3×5 cells of 12 channels",
        "mixer, '', norm, 4×4 cells of 12 channels",
        "unfolded_vit, '', norm, 4×6 cells of 12 channels",
        "swin, '', norm, 4×6 cells of 16 channels",
        "swin, _scripted, norm, 4×6 cells of 16 channels",
        "swin, _frozen, layer_norm_11, 4×6 cells of 16 channels",
        "convnext, '', features.3.0.block.0, 4×6 cells of 16 channels",
    })
    void the_default_layer_is_the_last_normalisation_that_is_read_and_in_a_convolutional_net_the_last_convolution(
            String net, String form, String layer, String maps) {
        try (AuditedModel model = TokenNets.open(net, form)) {
            assertThat(model.defaultLayer().path()).isEqualTo(layer);
            assertThat(model.defaultLayer().mapDescription()).isEqualTo(maps);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vit",
                "wide_vit",
                "registers_vit",
                "distilled_deit",
                "pooled_vit",
                "mixer",
                "unfolded_vit",
                "swin",
                "convnext"
            })
    void a_layer_is_called_read_just_where_a_gradient_arrives_at_its_cells(String net) {
        try (AuditedModel model = TokenNets.open(net);
                NDManager scope = model.newManager()) {
            NDArray images = TokenNets.picture(model, scope, 1).images();
            List<Layer> maps = model.layers().stream().filter(Layer::isMap).toList();

            assertThat(maps).hasSizeGreaterThan(5);
            for (Layer layer : maps) {
                LayerCut cut = model.mapsAt(layer.path());
                LayerCut.Features features = cut.features(images);
                NDArray gradient = cut.record(features).gradient(new int[] {2});

                assertThat(features.activation().getShape()).as(layer.path()).isEqualTo(layer.map());
                assertThat(gradient.getShape()).as(layer.path()).isEqualTo(layer.map());
                assertThat(gradient.abs().max().getFloat() > 0).as(layer.path()).isEqualTo(layer.isRead());
            }
        }
    }

    @Test
    void class_and_register_tokens_stay_as_they_are_where_cells_are_changed() {
        try (AuditedModel model = TokenNets.open("registers_vit");
                NDManager scope = model.newManager()) {
            NDArray images = TokenNets.picture(model, scope, 2).images();
            LayerCut raw = model.cutAt("blocks.1.norm1");
            LayerCut maps = model.mapsAt("blocks.1.norm1");
            NDArray tokens = raw.features(images).activation();
            NDArray changed = tokens.duplicate();
            changed.set(new NDIndex(":, 5:"), value -> value.mul(0.5));

            float[] expected =
                    raw.logits(raw.features(images).withActivation(changed)).toFloatArray();
            LayerCut.Features features = maps.features(images);
            NDArray half = features.activation().mul(0.5);
            float[] found = maps.logits(features.withActivation(half)).toFloatArray();
            float[] asVariants = maps.logits(features.variants(1, half)).toFloatArray();

            assertThat(half.getShape()).isEqualTo(new Shape(2, 12, 5, 3));
            assertThat(found).containsExactly(expected);
            assertThat(asVariants).containsExactly(expected);
        }
    }

    @Test
    void a_cell_of_the_map_is_the_token_of_its_place() {
        try (AuditedModel model = TokenNets.open("wide_vit");
                NDManager scope = model.newManager()) {
            NDArray images = TokenNets.picture(model, scope, 1).images();
            NDArray other = images.duplicate();
            other.set(new NDIndex(":, :, 8:16, 32:40"), value -> value.add(1));
            LayerCut embedded = model.mapsAt("blocks.0.norm1");

            NDArray change = embedded.features(other)
                    .activation()
                    .sub(embedded.features(images).activation())
                    .abs()
                    .sum(new int[] {0, 1});

            assertThat(change.gt(0).toBooleanArray())
                    .containsExactly(
                            false, false, false, false, false, false, false, false, false, true, false, false, false,
                            false, false);
        }
    }

    @Test
    void the_listing_says_what_is_left_out_and_which_cells_nothing_reads() {
        try (AuditedModel model = TokenNets.open("vit")) {
            String table = model.describe();

            assertThat(table.lines().filter(line -> line.startsWith("encoder.ln")))
                    .singleElement()
                    .asString()
                    .endsWith("4×4 cells of 12 channels, 1 other token left out; no cell reaches the logits");
            assertThat(table.lines().filter(line -> line.startsWith("conv_proj")))
                    .singleElement()
                    .asString()
                    .endsWith("2316");
        }
    }

    @Test
    void heads_and_windows_are_no_maps() {
        try (AuditedModel model = TokenNets.open("swin", "_frozen")) {
            assertThat(model.layers())
                    .filteredOn(layer -> layer.kind().equals("softmax"))
                    .isNotEmpty()
                    .noneMatch(Layer::isMap);
            assertThatThrownBy(() -> model.mapsAt("softmax_1")).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void a_convolution_returns_its_maps_as_they_are() {
        try (AuditedModel model = TokenNets.open("vit")) {
            assertThat(model.layer("conv_proj").layout()).isEqualTo(MapLayout.channelsFirst());
            assertThat(model.mapsAt("conv_proj")).isSameAs(model.cutAt("conv_proj"));
        }
    }
}
