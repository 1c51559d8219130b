package org.modelaudit.torch.cut;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.torch.Differences;
import org.modelaudit.torch.SharedModels;

/** Grad-CAM before the ReLU, as pytorch-grad-cam computes it with hooks on the Python model. */
class GoldenGradCamTest {

    private static final int[] TARGETS = {0, 9, 2, 3, 4, 5, 6, 4};

    @ParameterizedTest
    @CsvSource({
        "resnet20_cifar10_traced.pt, layer3.2, final",
        "resnet20_cifar10_scripted.pt, layer3.2, final",
        "resnet20_cifar10_traced.pt, layer2.2, mid",
        "resnet20_cifar10_scripted.pt, layer2.2, mid"
    })
    void a_map_through_the_cut_is_the_map_through_hooks(String file, String layer, String folder) throws IOException {
        Path golden = SharedModels.folder().resolve("golden");
        float[] expected = numbers(golden.resolve("resnet20_cifar10/B/" + folder + "/gradcam_raw.npy"));
        try (AuditedModel model = SharedModels.open(file, 32);
                NDManager manager = model.newManager()) {
            NDArray images = manager.create(numbers(golden.resolve("inputs/cifar32.npy")), new Shape(8, 3, 32, 32));
            LayerCut cut = model.cutAt(layer);
            LayerCut.Features features = cut.features(images);
            NDArray gradient = cut.record(features).gradient(TARGETS);
            NDArray weights = gradient.mean(new int[] {3}, true).mean(new int[] {2}, true);
            float[] found =
                    features.activation().mul(weights).sum(new int[] {1}).toFloatArray();
            float largest = 0;
            for (float e : expected) {
                largest = Math.max(largest, Math.abs(e));
            }
            assertThat(Differences.relative(expected, found))
                    .as("relative to %s", largest)
                    .isLessThan(1e-3);
        }
    }

    /** The 32-bit floats of a NumPy file of version 1. */
    private static float[] numbers(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + in.getShort(8);
        String header = new String(Arrays.copyOfRange(bytes, 10, start), StandardCharsets.US_ASCII);
        assertThat(header).contains("'<f4'").contains("'fortran_order': False");
        float[] values = new float[(bytes.length - start) / 4];
        in.position(start);
        in.asFloatBuffer().get(values);
        return values;
    }
}
