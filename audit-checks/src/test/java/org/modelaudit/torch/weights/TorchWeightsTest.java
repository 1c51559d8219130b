package org.modelaudit.torch.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.running.ProbeImages;

class TorchWeightsTest {

    private static final String LENET = "lenet_cifar10_captum_scripted.pt";

    @Test
    void layers_come_in_the_order_in_which_the_program_reads_them() {
        try (AuditedModel model = SharedModels.open(LENET, 32)) {
            assertThat(model.weights().layers()).isEqualTo(List.of("conv1", "conv2", "fc1", "fc2", "fc3"));
        }
        try (AuditedModel model = SharedModels.open("resnet8_cifar10_mlperf_traced.pt", 32)) {
            // Registered behind the main path or not, a shortcut's layers stand where they run.
            assertThat(model.weights().layers())
                    .containsSubsequence("layer3.conv1.conv", "layer3.conv2.conv", "layer3.down.conv");
        }
    }

    @Test
    void a_randomized_layer_changes_every_cut_and_is_restored_to_the_last_bit() {
        try (AuditedModel model = SharedModels.open(LENET, 32);
                NDManager manager = model.newManager()) {
            LayerCut cut = model.cutAt("conv2");
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] before = model.logits(images).toFloatArray();
            model.weights().randomize("fc3", 1);
            float[] random = model.logits(images).toFloatArray();
            assertThat(random).isNotEqualTo(before);
            assertThat(cut.logits(cut.features(images)).toFloatArray()).isEqualTo(random);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(model::verifyUnchanged)
                    .withMessageContaining("fc3");
            model.weights().randomize("conv1", 2);
            model.weights().shift("conv2", 0.5f);
            model.weights().restore();
            assertThat(model.logits(images).toFloatArray()).isEqualTo(before);
            model.verifyUnchanged();
        }
    }

    @Test
    void noise_on_the_weights_gives_back_what_was_there_before_to_the_last_bit() {
        try (AuditedModel model = SharedModels.open(LENET, 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] trained = model.logits(images).toFloatArray();
            ModelWeights.Change noise = model.weights().multiplyByNoise(0.2, 1, 0);
            float[] noisy = model.logits(images).toFloatArray();
            noise.close();
            assertThat(noisy).isNotEqualTo(trained);
            assertThat(model.logits(images).toFloatArray()).isEqualTo(trained);
            model.verifyUnchanged();

            // A check that has randomized a layer finds it randomized afterwards.
            model.weights().randomize("fc3", 1);
            float[] random = model.logits(images).toFloatArray();
            model.weights().multiplyByNoise(0.2, 1, 0).close();
            assertThat(model.logits(images).toFloatArray()).isEqualTo(random);
            model.weights().restore();
            model.verifyUnchanged();
        }
    }

    @Test
    void parameters_and_buffers_are_read_replaced_and_restored_even_after_an_exception() {
        try (AuditedModel model = SharedModels.open("resnet20_cifar10_scripted.pt", 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] before = model.logits(images).toFloatArray();
            ModelWeights weights = model.weights();
            String norm = weights.layers().stream()
                    .filter(layer -> weights.tensors(layer).stream()
                            .anyMatch(t -> t.name().equals("running_mean")))
                    .findFirst()
                    .orElseThrow();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> weights.changing(() -> {
                        for (ModelWeights.Tensor tensor : weights.tensors(norm)) {
                            float[] values = weights.values(tensor);
                            assertThat((long) values.length)
                                    .isEqualTo(tensor.shape().size());
                            Arrays.fill(values, 0.5f);
                            weights.replace(tensor, values);
                        }
                        assertThat(model.logits(images).toFloatArray()).isNotEqualTo(before);
                        throw new IllegalStateException("in the middle of it");
                    }));
            assertThat(model.logits(images).toFloatArray()).isEqualTo(before);
            model.verifyUnchanged();
        }
    }

    @Test
    void no_other_thread_sees_changed_weights() throws InterruptedException {
        try (AuditedModel model = SharedModels.open(LENET, 32);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
            float[] before = model.logits(images).toFloatArray();
            AtomicReference<float[]> seen = new AtomicReference<>();
            Thread other = new Thread(() -> seen.set(model.logits(images).toFloatArray()));
            model.weights().changing(() -> {
                model.weights().randomize("fc3", 1);
                other.start();
                return model.logits(images).toFloatArray();
            });
            other.join();
            assertThat(seen.get()).isEqualTo(before);
        }
    }

    @Test
    void a_change_in_another_thread_is_waited_for_and_not_taken_for_one_that_was_left() throws InterruptedException {
        try (AuditedModel model = SharedModels.open(LENET, 32)) {
            CountDownLatch changed = new CountDownLatch(1);
            Thread other = new Thread(() -> model.weights().changing(() -> {
                model.weights().randomize("fc3", 1);
                changed.countDown();
                LockSupport.parkNanos(50_000_000);
                return true;
            }));
            other.start();
            changed.await();
            model.verifyUnchanged();
            other.join();
        }
    }

    @Test
    void noise_multiplies_each_weight_by_a_normal_draw_with_mean_one() {
        float[] values = new float[20_000];
        Arrays.fill(values, 4);
        float[] noisy = RandomWeights.multiplied(values, 0.2, SampleRandom.of(1, "conv1.weight", 0));
        double mean = 0;
        double squares = 0;
        for (float v : noisy) {
            mean += v / 4 / noisy.length;
            squares += (v / 4 - 1) * (v / 4 - 1) / noisy.length;
        }
        assertThat(mean).isCloseTo(1, within(0.01));
        assertThat(Math.sqrt(squares)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void the_same_seed_gives_the_same_weights() {
        float[] values = {1, 2, 3, 4, 5, 6};
        assertThat(new RandomWeights(1, "a").drawn(values)).isEqualTo(new RandomWeights(1, "a").drawn(values));
        assertThat(new RandomWeights(1, "a").drawn(values)).isNotEqualTo(new RandomWeights(1, "b").drawn(values));
        assertThat(new RandomWeights(1, "a").permuted(values)).containsExactlyInAnyOrder(values);
    }

    @Test
    void a_layer_without_parameters_is_refused_with_the_nearest() {
        try (AuditedModel model = SharedModels.open(LENET, 32)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.weights().randomize("conv3", 1))
                    .withMessageContaining("conv2");
        }
    }

    @Test
    void the_layers_are_described_as_a_table() {
        try (AuditedModel model = SharedModels.open(LENET, 32)) {
            assertThat(model.describe().lines().toList())
                    .hasSize(model.layers().size() + 1)
                    .first()
                    .asString()
                    .startsWith("path");
            assertThat(model.describe())
                    .contains("conv2")
                    .contains("(1, 16, 10, 10)")
                    .contains("2416");
        }
    }
}
