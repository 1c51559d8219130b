package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.ReferenceValues;
import org.modelaudit.testing.SharedFolder;

/** Maps of the deployed files equal those that the field's own libraries compute on the networks in Python. */
class CamReferenceTest {

    /** What the manifest allows: relative to the largest absolute value of the map. */
    private static final double TOLERANCE = 1e-3;

    @Test
    void grad_cam_equals_the_reference_at_every_layer_traced_and_scripted() {
        assertThat(compare("gradcam", ClassActivationMaps.gradCam())).isGreaterThanOrEqualTo(18);
    }

    @Test
    void eigen_cam_equals_the_papers_formula_at_every_layer_traced_and_scripted() {
        assertThat(compare("eigencam_paper_uncentred", ClassActivationMaps.eigenCam()))
                .isGreaterThanOrEqualTo(12);
    }

    /** Returns how many pairs of file and layer were compared. */
    private static int compare(String method, ClassActivationMap explainer) {
        ReferenceValues reference = ReferenceValues.load();
        int compared = 0;
        for (JsonObject entry : reference.entries("B", method)) {
            NpyFile images = reference.array(entry.get("input").getAsString());
            NpyFile expected = reference.array(entry.get("raw").getAsString());
            for (var file : entry.getAsJsonArray("torchscript_files")) {
                Path path = SharedFolder.resolve("models").resolve(file.getAsString());
                ClassActivationMap atLayer =
                        explainer.at(entry.get("target_layer").getAsString());
                List<Explanation> actual = explain(path, images, atLayer);
                for (int i = 0; i < actual.size(); i++) {
                    assertClose(actual.get(i), expected.row(i), entry, file.getAsString());
                }
                compared++;
            }
        }
        return compared;
    }

    private static List<Explanation> explain(Path file, NpyFile images, ClassActivationMap explainer) {
        InputSpecification input = InputSpecification.imageNet((int) images.shape()[2]);
        ModelRuntime runtime =
                ServiceLoader.load(ModelRuntime.class).findFirst().orElseThrow();
        try (AuditedModel model = runtime.open(ModelSource.of(file, input).onDevice("cpu"));
                NDManager scope = model.newManager()) {
            NDArray tensor = scope.create(images.values(), new Shape(images.shape()));
            List<AuditSample> samples = new ArrayList<>(IntStream.range(0, (int) images.shape()[0])
                    .mapToObj(i -> AuditSample.of("image " + i, file))
                    .toList());
            return explainer.explain(model, new Batch(samples, tensor));
        }
    }

    private static void assertClose(Explanation actual, float[] expected, JsonObject entry, String file) {
        Heatmap map = actual.heatmap();
        assertThat(map).as("%s of %s", entry, file).isNotNull();
        float[] values = map == null ? new float[0] : map.values();
        assertThat(values).hasSameSizeAs(expected);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - values[i]));
        }
        assertThat(difference / largest).as("%s of %s", entry, file).isLessThan(TOLERANCE);
    }
}
