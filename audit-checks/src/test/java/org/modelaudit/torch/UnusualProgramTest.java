package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.running.ProbeImages;

/** Tiny programs with something unusual about them, exported by {@code src/test/python/make_fixtures.py}. */
class UnusualProgramTest {

    @Test
    void a_scripted_program_saved_in_training_mode_is_put_into_evaluation_and_the_report_says_so() {
        try (AuditedModel model = open("tiny_scripted_in_training");
                NDManager manager = model.newManager()) {
            assertThat(model.remarks()).singleElement().asString().contains("training mode", "evaluation mode");
            NDArray images = ProbeImages.create(manager, model.input(), 5, 4);
            float[] first = model.logits(images).toFloatArray();
            // Neither dropout nor the batch's own statistics: the same picture gets the same logits in any company.
            assertThat(model.logits(images).toFloatArray()).isEqualTo(first);
            assertThat(model.logits(images.get("0:1")).toFloatArray())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(java.util.Arrays.copyOf(first, model.classes()));
        }
    }

    @Test
    void a_gradient_leaves_the_buffers_of_a_program_saved_in_training_mode_as_they_were() {
        OpenProgram open = OpenProgram.tiny("tiny_scripted_in_training");
        try (AuditedModel model = open.model();
                NDManager manager = model.newManager()) {
            assertThat(open.program().flat().weights()).anyMatch(w -> w.path().equals("norm.running_mean"));
            NDArray images = ProbeImages.create(manager, model.input(), 5, 4);
            for (String path : new String[] {"input", "conv", "norm"}) {
                LayerCut cut = model.cutAt(path);
                NDArray gradient = cut.record(cut.features(images)).gradient(new int[] {0, 1, 2, 3});
                assertThat(gradient.abs().sum().getFloat()).as(path).isPositive();
            }
            model.verifyUnchanged();
        }
    }

    @Test
    void dropout_that_was_traced_in_training_mode_is_refused_by_name() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("tiny_traced_in_training"))
                .withMessageContaining("training mode")
                .withMessageContaining("model.eval()")
                .withMessageContaining("'norm'");
    }

    @Test
    void the_constants_of_a_frozen_program_are_randomized_and_restored_to_the_last_bit() {
        try (AuditedModel model = open("tiny_frozen");
                NDManager manager = model.newManager()) {
            assertThat(model.identity().form()).isEqualTo("frozen");
            assertThat(model.weights().layers()).isNotEmpty();
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] before = model.logits(images).toFloatArray();
            for (String layer : model.weights().layers()) {
                LayerCut cut = model.cutAt(layer);
                model.weights().randomize(layer, 1);
                float[] random = model.logits(images).toFloatArray();
                assertThat(random).as(layer).isNotEqualTo(before);
                assertThat(cut.logits(cut.features(images)).toFloatArray())
                        .as(layer)
                        .isEqualTo(random);
                model.weights().restore(layer);
                assertThat(model.logits(images).toFloatArray()).as(layer).isEqualTo(before);
            }
            model.verifyUnchanged();
        }
    }

    @Test
    void a_cut_can_be_made_while_weights_are_random_and_holds_after_they_are_restored() {
        try (AuditedModel model = open("tiny_scripted_in_training");
                NDManager manager = model.newManager()) {
            model.cutAt("conv");
            model.weights().randomize("fc", 1);
            LayerCut cut = model.cutAt("norm");
            model.weights().restore();
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            assertThat(cut.logits(cut.features(images)).toFloatArray())
                    .isEqualTo(model.logits(images).toFloatArray());
            assertThat(model.cutAt("input")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"twice_scripted", "twice_traced"})
    void either_call_of_a_layer_that_is_called_twice_can_be_named(String program) {
        try (AuditedModel model = open(program);
                NDManager manager = model.newManager()) {
            assertThat(model.layers().stream().map(Layer::path)).contains("conv#1", "relu#1", "conv#2", "relu#2");
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] first = model.cutAt("conv#1").features(images).activation().toFloatArray();
            float[] second = model.cutAt("conv#2").features(images).activation().toFloatArray();
            assertThat(first).isNotEqualTo(second);
            // The plain path is the call that comes last, as a hook on the module would see it last.
            assertThat(model.cutAt("conv").features(images).activation().toFloatArray())
                    .isEqualTo(second);
        }
    }

    @Test
    void a_detector_is_refused_by_name() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("detector_scripted"))
                .withMessageContaining("detector_scripted.pt")
                .withMessageContaining("it is a detector")
                .withMessageContaining("boxes");
    }

    @Test
    void a_gpu_that_is_not_there_is_refused_with_what_was_looked_for() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new TorchRuntime()
                        .open(OpenProgram.tinySource("tiny_frozen").onDevice("gpu:7")))
                .withMessageContaining("'gpu:7' is not there")
                .withMessageContaining("libtorch finds");
    }

    private static AuditedModel open(String name) {
        return OpenProgram.tiny(name).model();
    }
}
