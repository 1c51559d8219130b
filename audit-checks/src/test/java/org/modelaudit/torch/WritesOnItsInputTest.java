package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.archive.TestArchives;

/** A program that normalises its pictures where they lie, as {@code x.sub_(mean)} does: they are still those that were given. */
class WritesOnItsInputTest {

    private static final String NET = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Net, x: Tensor) -> Tensor:
                y = torch.sub_(x, 0.5)
                z = torch.mul(torch.relu(y), 3.)
                return %s
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"torch.mean(z, [2, 3])", "torch.softmax(torch.mean(z, [2, 3]), 1)"})
    void a_program_that_writes_on_its_pictures_leaves_the_callers_as_they_were(String result) {
        try (AuditedModel model = open(result);
                NDManager scope = model.newManager()) {
            for (int count : List.of(1, 3, 20)) {
                NDArray images = scope.randomUniform(0, 1, new Shape(count, 3, 8, 8));
                float[] given = images.toFloatArray();

                float[] first = model.logits(images).toFloatArray();

                assertThat(images.toFloatArray()).isEqualTo(given);
                assertThat(model.logits(images).toFloatArray()).isEqualTo(first);
            }
        }
    }

    @Test
    void neither_does_a_cut_a_recording_or_a_trace_of_it_change_them() {
        try (AuditedModel model = open("torch.mean(z, [2, 3])");
                NDManager scope = model.newManager()) {
            NDArray images = scope.randomUniform(0, 1, new Shape(1, 3, 8, 8));
            float[] given = images.toFloatArray();
            float[] logits = model.logits(images).toFloatArray();
            for (String layer : List.of("input")) {
                LayerCut cut = model.cutAt(layer);
                LayerCut.Features features = cut.features(images);
                assertThat(cut.logits(features).toFloatArray()).isEqualTo(logits);
                assertThat(cut.logits(features).toFloatArray()).isEqualTo(logits);
                cut.record(features).gradient(new int[] {0});
                assertThat(images.toFloatArray()).isEqualTo(given);
                model.record(images, List.of(layer)).gradients(new int[] {0});
                assertThat(images.toFloatArray()).isEqualTo(given);
            }
            model.trace(images);
            assertThat(images.toFloatArray()).isEqualTo(given);
        }
    }

    private AuditedModel open(String result) {
        Path file = TestArchives.write(folder, TestArchives.entries(NET.formatted(result)));
        return new TorchRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu"));
    }
}
