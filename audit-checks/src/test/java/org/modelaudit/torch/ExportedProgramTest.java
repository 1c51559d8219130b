package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelSource;

/** The small nets of {@code make_exported_nets.py}: every form of an export is the same model as its trace. */
class ExportedProgramTest {

    private static final double TOLERANCE = 5e-6;

    private static final Path FOLDER = OpenProgram.file("exported");

    /** Thousands of passes. */
    private static final Set<String> DEAR = Set.of(
            "rise",
            "meaningful-perturbation",
            "fgvis",
            "fgvis-preservation",
            "kernel-shap",
            "lime",
            "fusion-grad",
            "noise-grad",
            "ss-cam");

    static Stream<String> exports() {
        return Stream.of(
                "shared_relu.pt2",
                "shared_relu.dec.pt2",
                "shared_relu.flat.pt2",
                "depthwise.pt2",
                "depthwise.dec.pt2",
                "attention.pt2",
                "attention.dec.pt2",
                "attention.b1.pt2");
    }

    private static AuditedModel open(String file) {
        return open(FOLDER.resolve(file));
    }

    private static AuditedModel open(Path file) {
        return new TorchRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void logits_gradients_and_layers_are_those_of_PyTorch(String file) {
        ExportedNet.Found found =
                ExportedNet.of(FOLDER, file.replaceFirst("\\..*", "")).in(FOLDER.resolve(file));

        assertThat(found.logits()).as("logits").isLessThanOrEqualTo(TOLERANCE);
        assertThat(found.gradient()).as("gradient of the input").isLessThanOrEqualTo(TOLERANCE);
        assertThat(found.wrong()).as("layers").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared_relu", "depthwise", "attention"})
    void every_explainer_gives_the_maps_of_the_traced_form(String net) {
        List<String> wrong = new ArrayList<>();
        int maps = 0;
        try (AuditedModel traced = open(net + "_traced.pt");
                AuditedModel exported = open(net + ".pt2");
                AuditedModel decomposed = open(net + ".dec.pt2");
                NDManager scope = traced.newManager()) {
            float[] pictures = ExportedNet.of(FOLDER, net).pictures();
            Batch batch = new Batch(
                    List.of(AuditSample.of("one", Path.of("none")), AuditSample.of("two", Path.of("none"))),
                    scope.create(pictures, new Shape(2, 3, 8, 8)));
            for (String name : ExplainerRegistry.load().names()) {
                if (!DEAR.contains(name)) {
                    Explainer explainer = ExplainerRegistry.load().byName(name);
                    List<float[]> expected = maps(explainer, traced, batch);
                    maps += expected.size();
                    compare(name + " exported", expected, maps(explainer, exported, batch), wrong);
                    if (!net.equals("attention")) {
                        // Its inner products become operations of their own, which rules for operations see.
                        compare(name + " decomposed", expected, maps(explainer, decomposed, batch), wrong);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(maps).isGreaterThan(40);
    }

    /** Empty where the explainer says that it cannot explain the net. */
    private static List<float[]> maps(Explainer explainer, AuditedModel model, Batch batch) {
        try {
            List<float[]> maps = new ArrayList<>();
            for (Explanation explanation : explainer.explain(model, batch)) {
                Heatmap map = explanation.heatmap();
                maps.add(map == null ? new float[0] : map.values());
            }
            return maps;
        } catch (AuditException e) {
            return List.of();
        }
    }

    private static void compare(String what, List<float[]> expected, List<float[]> found, List<String> wrong) {
        boolean same = expected.size() == found.size();
        double difference = 0;
        for (int i = 0; same && i < expected.size(); i++) {
            same = expected.get(i).length == found.get(i).length;
            difference = same ? Math.max(difference, Differences.relative(expected.get(i), found.get(i))) : difference;
        }
        if (!same || difference > 1e-5) {
            wrong.add("%s: %d maps where there are %d, difference %.1e"
                    .formatted(what, found.size(), expected.size(), difference));
        }
    }

    @Test
    void what_a_file_is_its_content_says_and_not_its_name(@TempDir Path folder) throws Exception {
        Path exported = Files.copy(FOLDER.resolve("shared_relu.pt2"), folder.resolve("exported.pt"));
        Path traced = Files.copy(FOLDER.resolve("shared_relu_traced.pt"), folder.resolve("traced.pt2"));

        assertThat(new TorchRuntime().handles(traced)).isTrue();
        assertThat(new TorchRuntime().formats()).contains(".pt2").contains(".torchscript");
        try (AuditedModel model = open(exported)) {
            assertThat(model.identity().form()).matches("torch\\.export 2\\.\\S+ \\(schema 8\\.\\d+, training IR\\)");
            assertThat(model.identity().file()).isEqualTo("exported.pt");
        }
        try (AuditedModel model = open(traced)) {
            assertThat(model.identity().form()).isEqualTo("traced");
        }
    }

    @Test
    void a_module_that_is_called_twice_and_tied_weights_are_as_in_a_trace() {
        try (AuditedModel traced = open("shared_relu_traced.pt");
                AuditedModel exported = open("shared_relu.pt2")) {
            assertThat(exported.layers().stream().map(Layer::path)).contains("relu#1", "relu#2", "first", "second");
            assertThat(exported.layers()).isEqualTo(traced.layers());
            assertThat(exported.lastConvolution()).isEqualTo(traced.lastConvolution());
        }
    }

    @Test
    void a_picture_of_another_size_than_it_was_exported_for_is_told_that_size() {
        ModelSource source = ModelSource.of(FOLDER.resolve("attention.pt2"), InputSpecification.imageNet(12))
                .onDevice("cpu");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source).close())
                .withMessageContaining("a picture of 3×12×12 does not go through it")
                .withMessageContaining("it was exported for 3×8×8");
    }

    @Test
    void of_a_dictionary_the_logits_are_read_by_their_key() {
        try (AuditedModel model = open("depthwise.pt2")) {
            assertThat(model.classes()).isEqualTo(5);
            assertThat(model.remarks()).anyMatch(remark -> remark.contains("'logits' is read"));
        }
    }

    @Test
    void a_graph_that_is_bound_to_one_picture_runs_picture_by_picture_and_says_so() {
        try (AuditedModel alone = open("attention.b1.pt2");
                AuditedModel together = open("attention.pt2");
                NDManager scope = alone.newManager()) {
            float[] pictures = ExportedNet.of(FOLDER, "attention").pictures();
            float[] one =
                    alone.logits(scope.create(pictures, new Shape(2, 3, 8, 8))).toFloatArray();
            float[] both = together.logits(scope.create(pictures, new Shape(2, 3, 8, 8)))
                    .toFloatArray();

            assertThat(alone.remarks()).anyMatch(remark -> remark.contains("one by one"));
            for (int i = 0; i < one.length; i++) {
                assertThat((double) one[i]).isCloseTo(both[i], within(1e-6));
            }
        }
    }
}
