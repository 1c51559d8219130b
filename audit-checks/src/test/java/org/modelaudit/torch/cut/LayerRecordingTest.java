package org.modelaudit.torch.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.running.ProbeImages;

class LayerRecordingTest {

    @ParameterizedTest
    @CsvSource({
        "tiny_scripted_in_training, conv, norm, fc",
        "tiny_frozen, relu_1, conv2d_1, input",
        "twice_traced, relu#2, conv#1, conv",
        "dictionary_across_scripted, conv2, conv, fc"
    })
    void shows_at_once_what_a_cut_at_each_layer_shows(String program, String first, String second, String third) {
        try (AuditedModel model = OpenProgram.tiny(program).model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 3);
            List<String> paths = List.of(first, second, third);
            compare(model, images, paths);
            model.verifyUnchanged();
        }
    }

    @Test
    void operations_in_place_change_nothing_that_is_shown() {
        try (AuditedModel model = SharedModels.open("mobilenet_v2_torchvision_imagenet_traced.pt", 96);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            compare(model, images, List.of("features.0.1", "features.0", "features.18", "features.7"));
        }
    }

    private static void compare(AuditedModel model, NDArray images, List<String> paths) {
        int[] classes = new int[(int) images.getShape().get(0)];
        java.util.Arrays.setAll(classes, i -> i + 1);
        LayerRecording recording = model.record(images, paths);
        var gradients = recording.gradients(classes);
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            LayerCut cut = model.cutAt(path);
            LayerCut.Features features = cut.features(images);
            assertThat(recording.activations().get(i).toFloatArray())
                    .as("activation of %s", path)
                    .isEqualTo(features.activation().toFloatArray());
            assertThat(gradients.get(i).toFloatArray())
                    .as("gradient of %s", path)
                    .isEqualTo(cut.record(features).gradient(classes).toFloatArray());
            assertThat(recording.logits().toFloatArray())
                    .isEqualTo(cut.logits(features).toFloatArray());
        }
    }

    @Test
    void one_forward_and_one_backward_pass_serve_all_layers() {
        try (AuditedModel model = OpenProgram.tiny("twice_scripted").model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 3);
            model.record(images, List.of("conv#1", "conv#2", "relu#2")).gradients(new int[] {0, 1, 2});
            assertThat(model.passes().forward()).isEqualTo(3);
            assertThat(model.passes().backward()).isEqualTo(3);
            assertThat(model.passes().features()).isZero();
        }
    }

    @Test
    void a_layer_that_is_not_there_or_has_no_gradient_or_is_named_twice_is_refused() {
        try (AuditedModel model = OpenProgram.tiny("with_no_grad_scripted").model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 1);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.record(images, List.of("conv", "conv3")))
                    .withMessageContaining("no layer 'conv3'");
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.record(images, List.of("conv", "conv")))
                    .withMessageContaining("name each once");
            LayerRecording recording = model.record(images, List.of("conv", "conv2#1"));
            assertThat(recording.activations().get(1).toFloatArray()).isNotEmpty();
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> recording.gradients(new int[] {0}))
                    .withMessageContaining("no gradient arrives at 'conv2#1'");
        }
    }
}
