package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;

class TorchTraceTest {

    @ParameterizedTest
    @CsvSource({
        "resnet20_cifar10_traced.pt, 32",
        "resnet20_cifar10_scripted.pt, 32",
        "squeezenet1_1_imagenet_scripted.pt, 224",
        "lenet_cifar10_captum_traced.pt, 32"
    })
    void without_a_rule_the_walk_back_is_the_gradient(String file, int size) {
        try (AuditedModel model = SharedModels.open(file, size);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            LayerCut cut = model.cutAt(Layer.INPUT);
            float[] expected =
                    cut.record(cut.features(images)).gradient(new int[] {1, 1}).toFloatArray();
            try (OperationTrace trace = model.trace(images)) {
                assertThat(trace.logits().toFloatArray())
                        .isEqualTo(model.logits(images).toFloatArray());
                NDArray seed = manager.zeros(trace.logits().getShape());
                seed.set(new ai.djl.ndarray.index.NDIndex(":, 1"), 1f);
                float[] found =
                        trace.backward(seed, (o, in, out, up, gradient) -> null).toFloatArray();
                assertThat(LayerTrial.difference(expected, found)).isLessThan(1e-5);
            }
            model.verifyUnchanged();
        }
    }

    @Test
    void every_relu_is_found_and_can_be_given_another_rule() {
        try (AuditedModel model = SharedModels.open("resnet20_cifar10_traced.pt", 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 1);
            try (OperationTrace trace = model.trace(images)) {
                assertThat(trace.operations().stream().filter(o -> o.kind() == Kind.ACTIVATION))
                        .hasSize(19);
                assertThat(trace.operations().stream().filter(o -> o.kind() == Kind.CONVOLUTION))
                        .hasSize(19);
                NDArray guided = trace.backward(manager.ones(trace.logits().getShape()), (o, in, out, up, gradient) -> {
                    if (o.kind() != Kind.ACTIVATION) {
                        return null;
                    }
                    assertThat(out.toFloatArray()).isEqualTo(in.maximum(0).toFloatArray());
                    return gradient.get().mul(up.gt(0).toType(DataType.FLOAT32, false));
                });
                assertThat(guided.getShape()).isEqualTo(images.getShape());
                assertThat(guided.abs().sum().getFloat()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attention_scripted",
                "break_and_continue_scripted",
                "complex_traced",
                "dictionary_across_scripted",
                "interpolated_scripted",
                "user_class_scripted",
                "with_no_grad_scripted",
            })
    void an_unusual_program_is_walked_back_too(String program) {
        try (TorchModel model = UnusualProgramTest.open(program);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            LayerCut cut = model.cutAt(Layer.INPUT);
            float[] expected =
                    cut.record(cut.features(images)).gradient(new int[] {1, 1}).toFloatArray();
            try (OperationTrace trace = model.trace(images)) {
                NDArray seed = manager.zeros(trace.logits().getShape());
                seed.set(new ai.djl.ndarray.index.NDIndex(":, 1"), 1f);
                float[] found =
                        trace.backward(seed, (o, in, out, up, gradient) -> null).toFloatArray();
                assertThat(LayerTrial.difference(expected, found)).isLessThan(1e-5);
            }
        }
    }
}
