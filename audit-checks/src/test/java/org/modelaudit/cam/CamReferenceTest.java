package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CamReferenceTest {

    private static final Set<String> BOTH_FORMS = Set.of("gradcam", "eigencam_paper_uncentred");

    /** Twice the manifest's 1e-3: a cell beside a ReLU's kink may fall to its other side in another version of libtorch. */
    private static final double KINKS = 2e-3;

    private final Map<Path, AuditedModel> opened = new HashMap<>();

    @AfterAll
    void close() {
        opened.values().forEach(AuditedModel::close);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void maps_equal_the_reference_at_every_layer(
            String method, ClassActivationMap explainer, double tolerance, int pairs) {
        assertThat(compare(method, explainer, tolerance)).isGreaterThanOrEqualTo(pairs);
    }

    /** Name in the manifest, our explainer, tolerance of the manifest, and how many pairs of file and layer there are. */
    static Stream<Arguments> methods() {
        return Stream.of(
                arguments("gradcam", ClassActivationMaps.gradCam(), 1e-3, 18),
                arguments("xgradcam", ClassActivationMaps.xGradCam(), 1e-3, 6),
                arguments("layercam", ClassActivationMaps.layerCam(), KINKS, 9),
                arguments("hirescam", ClassActivationMaps.hiResCam(), 1e-3, 9),
                arguments("eigencam_paper_uncentred", ClassActivationMaps.eigenCam(), 1e-3, 12),
                arguments("eigencam_centred_f64", ClassActivationMaps.eigenCamCentred(), 1e-3, 6),
                arguments("eigengradcam", ClassActivationMaps.eigenGradCam(), 2e-3, 9),
                arguments("gradcampp", ClassActivationMaps.gradCamPlusPlusWithEpsilon(), KINKS, 3),
                arguments("gradcampp_paper_eps0", ClassActivationMaps.gradCamPlusPlus(), 1e-3, 2));
    }

    /** Returns how many pairs of file and layer were compared. */
    private int compare(String method, ClassActivationMap explainer, double tolerance) {
        ReferenceValues reference = ReferenceValues.load();
        int compared = 0;
        for (JsonObject entry : reference.entries("B", method)) {
            if (isNotComparable(entry)) {
                continue;
            }
            NpyFile images = reference.array(entry.get("input").getAsString());
            NpyFile expected = reference.array(entry.get("raw").getAsString());
            // Two methods are compared on both forms of the file; the cut is the same for the others.
            List<JsonElement> files = entry.getAsJsonArray("torchscript_files").asList();
            for (JsonElement file : BOTH_FORMS.contains(method) ? files : files.subList(0, 1)) {
                Path path = SharedFolder.resolve("models").resolve(file.getAsString());
                ClassActivationMap atLayer =
                        explainer.at(entry.get("target_layer").getAsString());
                List<Explanation> actual = explain(path, images, atLayer);
                for (int i = 0; i < actual.size(); i++) {
                    assertClose(actual.get(i), expected.row(i), entry, file.getAsString(), tolerance);
                }
                compared++;
            }
        }
        return compared;
    }

    /**
     * Grad-CAM++ divides by sums that cross zero at inner layers, where the references themselves warn not to compare. Its
     * references without an epsilon sum A·g³ over all cells where equation 19 sums A alone, which is the same only where
     * the gradient is, so SqueezeNet's last map, which a convolution follows, differs by design (by 1.6 % of its maximum).
     * XGrad-CAM divides by the sum of the activation, which a layer before its ReLU brings so close to zero that single
     * precision, in which the references were made, does not hold the quotient.
     */
    private static boolean isNotComparable(JsonObject entry) {
        String raw = entry.get("raw").getAsString();
        return switch (entry.get("method").getAsString()) {
            case "gradcampp" -> !raw.contains("/final/");
            case "gradcampp_paper_eps0" -> !raw.contains("/final/") || raw.startsWith("squeezenet");
            case "xgradcam" -> raw.contains("/pre/");
            default -> false;
        };
    }

    private List<Explanation> explain(Path file, NpyFile images, ClassActivationMap explainer) {
        InputSpecification input = InputSpecification.imageNet((int) images.shape()[2]);
        AuditedModel model = opened.computeIfAbsent(file, path -> open(path, input));
        try (NDManager scope = model.newManager()) {
            NDArray tensor = scope.create(images.values(), new Shape(images.shape()));
            List<AuditSample> samples = IntStream.range(0, (int) images.shape()[0])
                    .mapToObj(i -> AuditSample.of("image " + i, file))
                    .toList();
            return explainer.explain(model, new Batch(samples, tensor));
        }
    }

    private static AuditedModel open(Path file, InputSpecification input) {
        ModelRuntime runtime =
                ServiceLoader.load(ModelRuntime.class).findFirst().orElseThrow();
        return runtime.open(ModelSource.of(file, input).onDevice("cpu"));
    }

    private static void assertClose(
            Explanation actual, float[] expected, JsonObject entry, String file, double tolerance) {
        Heatmap map = actual.heatmap();
        assertThat(map).as("%s of %s", entry, file).isNotNull();
        float[] values = map == null ? new float[0] : map.values();
        assertThat(values).hasSameSizeAs(expected);
        double largest = 0;
        double same = 0;
        double mirrored = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            same = Math.max(same, Math.abs(expected[i] - values[i]));
            mirrored = Math.max(mirrored, Math.abs(expected[i] + values[i]));
        }
        boolean signFree = entry.get("method").getAsString().equals("eigengradcam");
        double difference = signFree ? Math.min(same, mirrored) : same;
        assertThat(difference / largest).as("%s of %s", entry, file).isLessThan(tolerance);
    }
}
