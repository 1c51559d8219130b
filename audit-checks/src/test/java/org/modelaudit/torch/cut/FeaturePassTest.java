package org.modelaudit.torch.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.OneByOneModel;
import org.modelaudit.testing.TokenNets;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.running.ProbeImages;

/** Through a layer that all of the program passes, the gradient of a class goes in two halves as it goes in one. */
class FeaturePassTest {

    private static final int[] CLASSES = {1, 0};

    @ParameterizedTest
    @CsvSource({
        "tiny_scripted_in_training, conv",
        "tiny_scripted_in_training, norm",
        "tiny_frozen, relu_1",
        "twice_traced, relu#2",
        "twice_traced, conv#1"
    })
    void the_gradient_at_a_layer_goes_on_to_the_picture(String program, String layer) {
        try (AuditedModel model = OpenProgram.tiny(program).model();
                NDManager manager = model.newManager()) {
            verify(model, ProbeImages.create(manager, model.input(), 5, 2), layer);
            verify(OneByOneModel.of(model, "one by one"), ProbeImages.create(manager, model.input(), 5, 2), layer);
            model.verifyUnchanged();
        }
    }

    private static void verify(AuditedModel model, NDArray images, String layer) {
        LayerCut whole = model.cutAt(Layer.INPUT);
        float[] expected =
                whole.record(whole.features(images)).gradient(CLASSES).toFloatArray();
        LayerCut cut = model.cutAt(layer);
        LayerCut.Features features = cut.features(images);
        LayerCut.FeaturePass pass = cut.recordFeatures(images);
        NDArray seed = cut.record(features).gradient(CLASSES);

        assertThat(pass.activation().toFloatArray())
                .isEqualTo(features.activation().toFloatArray());
        float[] found = pass.gradient(seed).toFloatArray();
        assertThat(found).containsExactly(expected, within(1e-6f));
        assertThat(pass.gradient(seed).toFloatArray()).as("asked again").isEqualTo(found);
    }

    @Test
    void through_maps_of_tokens_only_the_cells_send_a_gradient() {
        String net = TokenNets.entries().get(0).get("net").getAsString();
        try (AuditedModel model = TokenNets.open(net);
                NDManager manager = model.newManager()) {
            NDArray image = TokenNets.picture(model, manager, 1).images();
            LayerCut cut = model.mapsAt(model.defaultLayer().path());
            LayerCut.FeaturePass pass = cut.recordFeatures(image);
            NDArray seed = pass.activation().onesLike();
            double step = 1e-2;
            float[] gradient = pass.gradient(seed).toFloatArray();

            for (int pixel : new int[] {0, 11, 70}) {
                double slope = (sum(cut, image, pixel, step) - sum(cut, image, pixel, -step)) / (2 * step);
                assertThat((double) gradient[pixel]).isCloseTo(slope, within(0.02 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private static double sum(LayerCut cut, NDArray image, int pixel, double step) {
        float[] values = image.toFloatArray();
        values[pixel] += (float) step;
        NDArray moved = image.getManager().create(values, image.getShape());
        double sum = 0;
        for (float value : cut.features(moved).activation().toFloatArray()) {
            sum += value;
        }
        return sum;
    }

    @Test
    void what_a_pass_returned_may_be_its_own_seed() {
        try (AuditedModel model = OpenProgram.tiny("twice_traced").model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 1);
            LayerCut cut = model.cutAt("conv#1");
            LayerCut.FeaturePass pass = cut.recordFeatures(images);
            LayerCut.HeadPass head = cut.record(cut.features(images));

            assertThat(pass.gradient(pass.activation()).toFloatArray())
                    .isEqualTo(pass.gradient(pass.activation().duplicate()).toFloatArray());
            assertThat(head.gradient(head.logits()).toFloatArray())
                    .isEqualTo(head.gradient(head.logits().duplicate()).toFloatArray());
        }
    }

    @Test
    void passes_are_counted_and_what_has_no_gradient_is_refused() {
        try (AuditedModel model = OpenProgram.tiny("with_no_grad_scripted").model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            LayerCut.FeaturePass conv = model.cutAt("conv").recordFeatures(images);
            conv.gradient(conv.activation());
            assertThat(model.passes().features()).isEqualTo(2);
            assertThat(model.passes().backward()).isEqualTo(2);

            LayerCut.FeaturePass hidden = model.cutAt("conv2#1").recordFeatures(images);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> hidden.gradient(hidden.activation()))
                    .withMessageContaining("what leads from the picture to 'conv2#1' is not differentiable");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> conv.gradient(images))
                    .withMessageContaining("seed has the shape");
        }
    }
}
