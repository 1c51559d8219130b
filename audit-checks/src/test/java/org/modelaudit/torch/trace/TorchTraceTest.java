package org.modelaudit.torch.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.torch.Differences;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.running.ProbeImages;

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
            try (OperationTrace trace = model.trace(images)) {
                assertThat(trace.logits().toFloatArray())
                        .isEqualTo(model.logits(images).toFloatArray());
                assertWalksBackToTheGradient(model, images, trace);
            }
            model.verifyUnchanged();
        }
    }

    /** Numbers from Java are freed with their array, whatever looks at them; what a rule makes is gone when its step is passed. */
    @Test
    void what_a_rule_makes_stays_as_it_is_while_it_is_on_its_way() {
        try (AuditedModel model = SharedModels.open("resnet8_cifar10_mlperf_traced.pt", 32);
                NDManager manager = model.newManager();
                OperationTrace trace = model.trace(ProbeImages.create(manager, model.input(), 5, 1))) {
            List<float[]> arrived = new ArrayList<>();
            trace.backwardSharing(manager.ones(trace.logits().getShape()), step -> {
                arrived.add(step.upstream().toFloatArray());
                List<NDArray> sevens = step.inputs().stream()
                        .map(input -> sevens(step.upstream().getManager(), input))
                        .toList();
                System.gc();
                return sevens;
            });

            // Where two ways meet, sevens are added up.
            assertThat(arrived.subList(1, arrived.size()))
                    .allSatisfy(numbers -> assertThat(numbers).containsOnly(numbers[0]));
            assertThat(arrived.subList(1, arrived.size()))
                    .allSatisfy(numbers -> assertThat(numbers[0]).isIn(7f, 14f));
        }
    }

    private static NDArray sevens(NDManager scope, NDArray like) {
        float[] values = new float[(int) like.getShape().size()];
        Arrays.fill(values, 7);
        return scope.create(values, like.getShape());
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

    @Test
    void a_convolution_runs_again_on_other_weights_and_goes_back_with_them() {
        try (AuditedModel model = SharedModels.open("resnet20_cifar10_scripted.pt", 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            try (OperationTrace trace = model.trace(images)) {
                Operation convolution = trace.operations().get(0);
                OperationTrace.LinearMap map = trace.linearMap(convolution).orElseThrow();
                NDArray input = trace.inputs(convolution).get(0);
                NDArray output = trace.output(convolution).stopGradient();
                OperationTrace.Replay doubled = map.replay(input, map.weight().mul(2));
                assertThat(doubled.output().toFloatArray())
                        .containsExactly(output.mul(2).toFloatArray(), within(1e-4f));
                float[] once = trace.gradients(convolution, output).get(0).toFloatArray();
                float[] twice = doubled.toInput(output).toFloatArray();
                float[] again = doubled.toInput(output).toFloatArray();
                assertThat(again).isEqualTo(twice);
                for (int i = 0; i < once.length; i++) {
                    once[i] *= 2;
                }
                assertThat(twice).containsExactly(once, within(1e-3f));
                // Σ w ∂/∂w Σ y·(w x) = Σ y², because the convolution has no bias.
                assertThat(map.weightGradient(input, output)
                                        .mul(map.weight())
                                        .sum()
                                        .getFloat()
                                / output.mul(output).sum().getFloat())
                        .isCloseTo(1f, within(1e-4f));
            }
            model.verifyUnchanged();
        }
    }

    @Test
    void the_operation_that_alone_reads_another_is_known() {
        try (AuditedModel model = SharedModels.open("resnet20_cifar10_scripted.pt", 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 1);
            try (OperationTrace trace = model.trace(images)) {
                // conv1, bn1 and relu, whose output the block's convolution and its addition read.
                List<Operation> operations = trace.operations();
                assertThat(trace.onlyReader(operations.get(0))).contains(operations.get(1));
                assertThat(trace.onlyReader(operations.get(1))).contains(operations.get(2));
                assertThat(trace.onlyReader(operations.get(2))).isEmpty();
                assertThat(trace.onlyReader(operations.get(operations.size() - 1)))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_rule_speaks_for_both_sides_of_an_addition() {
        try (AuditedModel model = SharedModels.open("resnet20_cifar10_traced.pt", 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 1);
            try (OperationTrace trace = model.trace(images)) {
                NDArray nothing =
                        trace.backwardSharing(manager.ones(trace.logits().getShape()), step -> {
                            if (step.operation().kind() != Kind.ADDITION) {
                                return null;
                            }
                            assertThat(step.inputs()).hasSize(2);
                            assertThat(step.inputs()
                                            .get(0)
                                            .add(step.inputs().get(1))
                                            .toFloatArray())
                                    .isEqualTo(step.output().toFloatArray());
                            NDArray zero = step.upstream().mul(0);
                            return List.of(zero, zero);
                        });
                assertThat(nothing.abs().sum().getFloat()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attention_scripted",
                "break_and_continue_scripted",
                "dictionary_across_scripted",
                "interpolated_scripted",
                "user_class_scripted",
                "with_no_grad_scripted",
            })
    void an_unusual_program_is_walked_back_too(String program) {
        try (AuditedModel model = OpenProgram.tiny(program).model();
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            try (OperationTrace trace = model.trace(images)) {
                assertWalksBackToTheGradient(model, images, trace);
            }
        }
    }

    private static void assertWalksBackToTheGradient(AuditedModel model, NDArray images, OperationTrace trace) {
        LayerCut cut = model.cutAt(Layer.INPUT);
        float[] expected =
                cut.record(cut.features(images)).gradient(new int[] {1, 1}).toFloatArray();
        NDArray seed = images.getManager().zeros(trace.logits().getShape());
        seed.set(new NDIndex(":, 1"), 1f);
        float[] found = trace.backward(seed, (o, in, out, up, gradient) -> null).toFloatArray();
        assertThat(Differences.relative(expected, found)).isLessThan(1e-5);
    }
}
