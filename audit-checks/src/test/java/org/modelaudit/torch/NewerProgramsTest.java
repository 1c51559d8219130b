package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.archive.TestArchives;

/** Files that {@code src/test/python/make_newer_nets.py} exported with several versions of PyTorch, against eager PyTorch. */
class NewerProgramsTest {

    private static final int PICTURES = 3;
    private static final double TOLERANCE = 5e-6;

    /** Last bits of logits below 1: kernels of some processors add up in another order alone than in a fused operation. */
    private static final Offset<Float> ROUNDING = within(1e-6f);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enlarged_1_13_scripted",
                "enlarged_2_13_scripted",
                "enlarged_2_15_scripted",
                "encoded_1_13_traced",
                "encoded_2_13_traced",
                "encoded_2_15_traced",
                "phone_1_13_mobile",
                "phone_1_13_lite",
                "vit_1_13_traced",
                "vit_1_13_scripted",
                "vit_2_13_traced",
                "vit_2_13_scripted",
                "vit_2_15_traced",
                "vit_2_15_scripted",
            })
    void gives_the_logits_and_the_gradient_of_eager_pytorch_at_every_layer(String program) {
        Map<String, double[]> eager = eager(program + ".pt");
        try (AuditedModel model = open(program);
                NDManager manager = model.newManager()) {
            assertThat(distance(
                            Objects.requireNonNull(eager.remove("logits")), floats(model.logits(pictures(manager)))))
                    .isLessThan(TOLERANCE);
            int compared = program.startsWith("phone") ? 3 : 0;
            LayerCut whole = model.cutAt(Layer.INPUT);
            NDArray atPictures = whole.record(whole.features(pictures(manager))).gradient(new int[] {1, 1, 1});
            assertThat(distance(Objects.requireNonNull(eager.get(Layer.INPUT)), sums(atPictures)))
                    .isLessThan(TOLERANCE);
            compared++;
            for (Layer layer : cuttable(model)) {
                LayerCut cut = model.cutAt(layer.path());
                NDArray gradient = cut.record(cut.features(pictures(manager))).gradient(new int[] {1, 1, 1});
                double[] wanted = eager.get(layer.path());
                if (wanted != null) {
                    assertThat(distance(wanted, sums(gradient)))
                            .as(layer.path())
                            .isLessThan(TOLERANCE);
                    compared++;
                }
            }
            assertThat(compared).isGreaterThanOrEqualTo(program.startsWith("vit") ? 29 : 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone_1_13_mobile", "phone_1_13_lite"})
    void a_file_that_was_optimised_for_phones_is_audited_with_the_layers_that_it_was_packed_from(String program) {
        try (AuditedModel model = open(program)) {
            assertThat(model.remarks()).singleElement().asString().contains("optimised for phones");
            assertThat(model.layers().stream().map(Layer::path))
                    .contains(
                            "conv2d_1",
                            "relu_1",
                            "conv2d_2",
                            "hardtanh_1",
                            "conv_transpose2d_1",
                            "linear_1",
                            "linear_2");
        }
        assertThat(new LayerTrial(resource(program + ".pt"), program, 1).rows(8))
                .allSatisfy(row -> {
                    assertThat(row.cut()).as(row.reason()).isTrue();
                    assertThat(row.maxDifference()).isZero();
                    assertThat(row.gradientDifference()).isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"enlarged_2_13_scripted", "enlarged_2_15_scripted"})
    void the_report_says_what_was_left_out(String program) {
        try (AuditedModel model = open(program)) {
            assertThat(model.remarks())
                    .singleElement()
                    .asString()
                    .contains("2.7.1", "never comes to", "unknown operation 'aten::_upsample_lanczos2d_aa'");
        }
    }

    @Test
    void a_layer_that_returns_more_than_its_output_is_cut_only_where_the_rest_is_not_used() {
        try (AuditedModel model = open("encoded_2_15_traced")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.cutAt("attention"))
                    .withMessageContaining("'attention': that layer returns several values that go on");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vulkan_prepack.conv2d_context_run", "metal_prepack.conv2d_run", "prepacked.conv2d_clamp_run"})
    void layers_that_were_packed_for_a_phones_gpu_are_refused_with_the_line_that_exports_the_model(String operation) {
        String forward = "return ops.%s(x, CONSTANTS.c0)".formatted(operation);
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source(file)))
                .withMessageContaining("torch.jit.script(model.eval()).save(\"model.pt\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vit_2_15_traced", "encoded_2_15_traced"})
    void a_fused_attention_is_traced_operation_by_operation_to_the_same_numbers(String program) {
        try (AuditedModel model = open(program);
                NDManager manager = model.newManager()) {
            NDArray images = pictures(manager);
            float[] forward = model.logits(images).toFloatArray();
            try (OperationTrace trace = model.trace(images)) {
                assertThat(trace.logits().toFloatArray()).containsExactly(forward, ROUNDING);
            }
            for (Layer layer : cuttable(model)) {
                LayerCut cut = model.cutAt(layer.path());
                assertThat(cut.logits(cut.features(images)).toFloatArray())
                        .as(layer.path())
                        .containsExactly(forward, ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = torch.from_a_later_version(x)",
                "y = torch.relu(x, later=1)",
                "y = ops.aten.later(x)",
                "y = torch.conv2d(x, x, None, [1, 1], [0, 0], [1, 1], 1, later=2)",
                "y = x.later(3)",
                "y = annotate(Later, x)",
            })
    void what_is_never_come_to_need_not_be_known(String later) {
        String forward =
                "if torch.eq(\"left\", \"right\"):\n  %s\nelse:\n  y = torch.relu(x)\nreturn torch.mean(y, [2, 3])";
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward.formatted(later)));
        List<LayerRow> rows = new LayerTrial(file, "net.pt", 1).rows(8);
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> {
            assertThat(row.cut()).as(row.reason()).isTrue();
            assertThat(row.maxDifference()).isZero();
            assertThat(row.gradientDifference()).isZero();
        });
    }

    @Test
    void an_operation_that_is_needed_and_not_known_is_refused_by_its_name() {
        String forward = "return torch.mean(torch.from_a_later_version(x), [2, 3])";
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source(file)))
                .withMessageContaining("2.7.1")
                .withMessageContaining("does not compile it (unknown operation 'aten::from_a_later_version')")
                .withMessageContaining("export the model without that");
    }

    /** All but the attention whose weights go on beside its output. */
    private static List<Layer> cuttable(AuditedModel model) {
        return model.layers().stream()
                .filter(layer -> !layer.path().equals("attention"))
                .toList();
    }

    private static AuditedModel open(String program) {
        return new TorchRuntime().open(source(resource(program + ".pt")));
    }

    private static ModelSource source(Path file) {
        return ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
    }

    private static Path resource(String name) {
        return OpenProgram.file("newer/" + name);
    }

    private static NDArray pictures(NDManager manager) {
        float[] pixels = new float[PICTURES * 3 * 8 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (7 * i % 23 - 11) / 8f;
        }
        return manager.create(pixels, new Shape(PICTURES, 3, 8, 8));
    }

    /** What the script wrote down, by place. */
    private static Map<String, double[]> eager(String file) {
        try {
            Map<String, double[]> values = new LinkedHashMap<>();
            for (String line : Files.readAllLines(resource("values.csv"))) {
                String[] cells = line.split(",", -1);
                if (cells[0].equals(file)) {
                    values.put(
                            cells[1],
                            Arrays.stream(cells[2].split(" ", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                }
            }
            return values;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For each picture the weighted sums of a gradient and of its magnitude, and the largest magnitude, as the script has them. */
    private static double[] sums(NDArray gradient) {
        double[] values = floats(gradient);
        int length = values.length / PICTURES;
        double[] sums = new double[3 * PICTURES];
        for (int i = 0; i < values.length; i++) {
            int picture = i / length;
            double weight = (i % length + 1) % 7 + 1;
            sums[3 * picture] += weight * values[i];
            sums[3 * picture + 1] += weight * Math.abs(values[i]);
            sums[3 * picture + 2] = Math.max(sums[3 * picture + 2], Math.abs(values[i]));
        }
        return sums;
    }

    private static double[] floats(NDArray array) {
        float[] values = array.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** The largest difference over the largest number. */
    private static double distance(double[] wanted, double[] found) {
        assertThat(found).hasSameSizeAs(wanted);
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElse(0);
        double difference = 0;
        for (int i = 0; i < wanted.length; i++) {
            difference = Math.max(difference, Math.abs(wanted[i] - found[i]));
        }
        return difference / largest;
    }
}
