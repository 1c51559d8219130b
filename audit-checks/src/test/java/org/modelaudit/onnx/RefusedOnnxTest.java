package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;

/** What has no translation is a black box that names the operator, and what nobody can run is refused in a sentence. */
class RefusedOnnxTest {

    private static final String HEAD =
            "17 | w:4,3,3,3 v:5,4 s:[0,-1] z:=0.0 g:=0.5 q:=0.1 k:=3.5 | c = Conv(x w) ; p = GlobalAveragePool(c) ; f = Reshape(p s) ; ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "h = Hardmax(f) ; m = Mul(h z) ; y = Gemm(f v) transB=1 # ",
                "h = Hardmax(f) ; m = Mul(h z) ; y = Add(f m) # its operator Hardmax (node 'node_h') is not translated: it is not among those that are",
                "b = com.microsoft::Gelu(f) ; y = Add(f b) # its operator Gelu (node 'node_b') is not translated: it is one of 'com.microsoft'",
                "i = RandomUniformLike(f) ; m = Mul(i z) ; y = Add(f m) # its operator RandomUniformLike",
                "n = NonZero(f) ; h = Cast(n) to=1 ; r = ReduceMax(h) ; m = Mul(r z) ; y = Add(f m) # its operator NonZero",
            })
    void an_operator_without_a_translation_leaves_a_black_box_that_names_it(String nodes, String obstacle) {
        Path file = written(HEAD + nodes);
        try (AuditedModel model = open(file);
                NDManager manager = model.newManager()) {
            assertThat(model.logits(manager.ones(new Shape(2, 3, 8, 8)))
                            .getShape()
                            .get(0))
                    .isEqualTo(2);
            if (obstacle == null) {
                assertThat(model.layers()).as("nothing hangs on the operator").isNotEmpty();
            } else {
                assertThat(model.layers()).isEmpty();
                assertThat(model.remarks()).anySatisfy(said -> assertThat(said).contains(obstacle));
            }
        }
    }

    @Test
    void a_newer_version_of_the_operators_is_a_black_box_or_what_ONNX_Runtime_says() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(written("99 | | y = Relu(x)")))
                .withMessageContaining("ONNX Runtime cannot load it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "17 | w:4,5,3,3 | c = Conv(x w) ; y = GlobalAveragePool(c)",
                "17 | w:4,3,3,3 | c = Conv(x missing) ; y = GlobalAveragePool(c)",
                "17 | s:[7,-1] | y = Reshape(x s)",
                "17 | v:5,7 | f = Flatten(x) ; y = MatMul(f v)",
                "17 | s:[1,1000000,1000000,1000] | p = GlobalAveragePool(x) ; t = Tile(p s) ; y = GlobalAveragePool(t)",
            })
    void contradictions_and_what_is_missing_are_refused_in_a_sentence(String line) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(written(line)))
                .withMessageContaining("written.onnx");
    }

    @Test
    void a_model_whose_scores_differ_is_refused_by_every_audit_and_not_by_the_first_alone() {
        Path file = written(HEAD + "a = Relu(f) ; y = Gemm(a v) transB=1");
        Path other = WrittenOnnx.write(
                folder.resolve("other.onnx"), HEAD + "a = Neg(f) ; y = Gemm(a v) transB=1", 0, 3, 8, 8);
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
        try (org.modelaudit.opening.ModelFile copy = org.modelaudit.opening.ModelFile.copyOf(file);
                AuditedModel model = new ComparedModel(
                        open(other), OnnxComparison.of(source, copy, new OnnxGraph(read(file)), "OnnxRuntime"));
                NDManager manager = model.newManager()) {
            for (int audit = 0; audit < 2; audit++) {
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> model.scores(manager.ones(new Shape(1, 3, 8, 8))))
                        .withMessageContaining("its translation gives other scores than ONNX Runtime");
            }
        }
    }

    @Test
    void scores_that_differ_are_refused_with_the_first_tensor_that_does() {
        Path file = written(HEAD + "a = Relu(f) ; y = Gemm(a v) transB=1");
        Path other = WrittenOnnx.write(
                folder.resolve("other.onnx"), HEAD + "a = Neg(f) ; y = Gemm(a v) transB=1", 0, 3, 8, 8);
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
        OnnxGraph graph = new OnnxGraph(read(file));
        try (AuditedModel model = open(other);
                NDManager manager = model.newManager();
                org.modelaudit.opening.ModelFile copy = org.modelaudit.opening.ModelFile.copyOf(file);
                OnnxComparison comparison = OnnxComparison.of(source, copy, graph, "OnnxRuntime")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> comparison.check(model, manager.ones(new Shape(1, 3, 8, 8))))
                    .withMessageContaining("its translation gives other scores than ONNX Runtime");
        }
        OnnxGraph wrong = new OnnxGraph(read(other));
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(new FirstDifference(source, wrong, "OnnxRuntime").at(manager.ones(new Shape(1, 3, 8, 8))))
                    .isEqualTo("; the first tensor that differs is 'a', which Neg makes (node 'node_a')");
        }
    }

    private static org.modelaudit.onnx.file.OnnxFile read(Path file) {
        try {
            return org.modelaudit.onnx.file.OnnxFile.read(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path written(String line) {
        return WrittenOnnx.write(folder.resolve("written.onnx"), line, 0, 3, 8, 8);
    }

    private static AuditedModel open(Path file) {
        return new OnnxRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu"));
    }
}
