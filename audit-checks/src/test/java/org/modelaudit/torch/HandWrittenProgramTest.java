package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.running.ProbeImages;

/** Sources as versions of PyTorch other than the one at hand print them, run by libtorch. */
class HandWrittenProgramTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t = torch.transpose(torch.flatten(x, 2), 1, 2)\na = torch.scaled_dot_product_attention(t, t, t, None, 0., False)\ny = torch.relu(a)\nreturn torch.mean(y, [1])",
                "t = torch.transpose(torch.flatten(x, 2), 1, 2)\na = torch.scaled_dot_product_attention(t, t, t, attn_mask=None, dropout_p=0., is_causal=True, scale=None, enable_gqa=False)\ny = torch.relu(a)\nreturn torch.mean(y, [1])",
                "y = torch.gelu(x, approximate=\"tanh\")\nprint(\"done\")\nreturn torch.mean(y, [2, 3])",
                "y = torch.relu(x)\nm = torch.lt(y, 0)\nz = torch.masked_fill(y, m, -inf)\nw = torch.clamp(z, 0., inf)\nreturn torch.mean(w, [2, 3])",
                "s = torch.format(\"it\\'s {} and {}\", torch.size(x), 3)\ny = torch.relu(x)\nif torch.ne(torch.len(s), 0):\n  z = y\nelse:\n  ops.prim.RaiseException(s, \"builtins.ValueError\")\n  z = y\nreturn torch.mean(z, [2, 3])",
                "n = torch.size(x, 0)\nd = {\"a\": torch.relu(x), \"b\": x}\ny = torch.relu(torch.add(d[\"a\"], d[\"b\"]))\nk = torch.keys(d)\nfor i in range(torch.len(k)):\n  y = torch.add(y, d[k[i]])\nreturn torch.mean(y, [2, 3])",
                "a, b, c, = torch.unbind(x, 1)\ny = torch.relu(torch.stack([a, b, c], 1))\nv = (torch.slice(y, 2, 0, 9223372036854775807, 2))[:, 0:2]\nw : Optional[Tensor] = v\nif torch.__isnot__(w, None):\n  u = unchecked_cast(Tensor, w)\nelse:\n  u = y\nreturn torch.mean(u, [2, 3])",
                "y = torch.relu(x)\nname = \"left\"\nz = torch.relu(torch.neg(y))\nif torch.eq(name, \"left\"):\n  w = y\nelse:\n  w = z\nreturn torch.mean(torch.add(w, z), [2, 3])",
                // values that may be None cross the cuts, there and not there
                "i = annotate(List[Optional[Tensor]], [None, torch.argsort(torch.select(torch.select(torch.select(x, 0, 0), 1, 0), 1, 0))])\ny = torch.relu(x)\nz = torch.relu(torch.index(y, i))\nreturn torch.mean(z, [2, 3])",
                "y = torch.relu(x)\nf = torch.conj(torch.complex(y, y))\nreturn torch.mean(torch.abs(f), [2, 3])",
            })
    void is_cut_at_every_operation(String forward) {
        Path file = written(forward);
        List<LayerRow> rows = new LayerTrial(file, "net.pt", 1).rows(8);
        assertThat(rows).hasSizeGreaterThan(1).allSatisfy(row -> {
            assertThat(row.cut()).as(row.reason()).isTrue();
            assertThat(row.maxDifference()).isZero();
            assertThat(row.gradientDifference()).as(row.reason()).isZero();
        });
    }

    @Test
    void a_program_traced_on_a_gpu_is_audited_on_this_device_and_the_report_says_so() {
        String forward = """
                one = torch.ones([1], dtype=6, layout=0, device=torch.device("cuda:0"), pin_memory=False)
                y = torch.relu(torch.add(x, one))
                z = torch.to(y, torch.device("cuda"), 6, False, False)
                return torch.mean(z, [2, 3])""";
        try (AuditedModel model = open(forward, 8);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 0, 2);
            assertThat(model.cutAt("relu_1").features(images).activation().getShape())
                    .isEqualTo(images.getShape());
            assertThat(model.remarks())
                    .containsExactly(
                            "The program names the device cuda, cuda:0, where it was traced; it is audited on cpu.");
        }
    }

    @Test
    void complex_numbers_between_two_operations_are_not_traced_because_no_gradient_would_pass() {
        String forward = "f = torch.complex(x, x)\nreturn torch.mean(torch.abs(torch.add(f, f)), [2, 3])";
        try (AuditedModel model = open(forward, 8);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 0, 1);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.trace(images))
                    .withMessageContaining("complex numbers pass between its operations");
        }
    }

    @Test
    void pictures_of_another_size_than_the_program_takes_are_refused_with_the_size_that_it_does() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("return torch.view(x, [-1, 300])", 8))
                .withMessage(
                        "The model file 'net.pt' cannot be audited: a picture of 3×8×8 does not go through it (shape '[-1, 300]' is invalid for input of size 192), one of 3×10×10 does; give the size and the colours that it was exported for.");
    }

    /** Both take 64 to 67, as the last pixels fall off in the pooling; 64 is what it was exported for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "return torch.view(torch.max_pool2d(x, [4, 4], [4, 4], [0, 0], [1, 1], False), [1, 768])",
                "y = torch.flatten(torch.max_pool2d(x, [4, 4], [4, 4], [0, 0], [1, 1], False), 1)\nreturn torch.add(y, torch.ones([1, 768], dtype=6, layout=0, device=torch.device(\"cpu\"), pin_memory=False))",
            })
    void of_all_sizes_that_go_through_the_usual_one_is_named(String forward) {
        for (int given : new int[] {8, 32, 96, 224}) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> open(forward, given))
                    .withMessageContaining("a picture of 3×%d×%d does not go through it", given, given)
                    .withMessageContaining("one of 3×64×64 does;");
        }
    }

    @Test
    void a_fused_attention_within_a_branch_passes_no_gradient_and_is_refused_with_what_to_do() {
        String forward = """
                t = torch.transpose(torch.flatten(x, 2), 1, 2)
                if torch.gt(torch.len(torch.size(x)), 1):
                  w = torch.ones([9, 3])
                  b = torch.zeros([9])
                  o = torch.ones([3, 3])
                  p = torch.zeros([3])
                  y, n, = torch._native_multi_head_attention(t, t, t, 3, 1, w, b, o, p, None, False)
                else:
                  y = t
                return torch.mean(y, [1])""";
        try (AuditedModel model = open(forward, 8);
                NDManager manager = model.newManager()) {
            LayerCut cut = model.cutAt("input");
            NDArray images = ProbeImages.create(manager, model.input(), 0, 1);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> cut.record(cut.features(images)).gradient(new int[] {0}))
                    .withMessageContaining("'aten::_native_multi_head_attention' passes no gradient")
                    .withMessageContaining("set_fastpath_enabled(False)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t | t | t | None | 0 | True  | True",
                "t | s | s | None | 0 | False | True",
                "t | s | u | None | 0 | True  | False",
                "t | t | t | m    | 0 | True  | True",
                "t | t | t | p    | 1 | False | True",
                "t | t | t | g    | 2 | True  | False",
            })
    void a_fused_attention_is_followed_to_the_same_bits(
            String query, String key, String value, String mask, int type, String weights, String average) {
        String forward = """
                t = torch.transpose(torch.flatten(x, 2), 1, 2)
                s = torch.sin(t)
                u = torch.cos(t)
                r = torch.arange(64)
                m = torch.gt(torch.unsqueeze(r, 0), torch.unsqueeze(r, 1))
                n = torch.size(x, 0)
                p = torch.expand(torch.unsqueeze(torch.gt(r, 50), 0), [n, 64])
                g = torch.expand(m, [n, 3, 64, 64])
                t = torch.repeat(t, [1, 1, 4])
                s = torch.repeat(s, [1, 1, 4])
                u = torch.repeat(u, [1, 1, 4])
                w = torch.sin(torch.reshape(torch.arange(432), [36, 12]))
                b = torch.cos(torch.arange(36))
                o = torch.cos(torch.reshape(torch.arange(144), [12, 12]))
                z = torch.sin(torch.arange(12))
                y, a, = torch._native_multi_head_attention(%s, %s, %s, 12, 3, w, b, o, z, %s, %s, %s, %d)
                %s
                return torch.mean(y, [1])""".formatted(
                query,
                key,
                value,
                mask,
                weights,
                average,
                type,
                weights.equals("True")
                        ? "y = torch.matmul(" + (average.equals("True") ? "a" : "torch.select(a, 1, 1)") + ", y)"
                        : "y = torch.relu(y)");
        List<LayerRow> rows = new LayerTrial(written(forward), "net.pt", 1).rows(8);
        assertThat(rows)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        row -> assertThat(row.maxDifference()).as(row.path()).isZero());
        try (AuditedModel model = open(forward, 8);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 0, 2);
            LayerCut cut = model.cutAt("input");
            assertThat(cut.record(cut.features(images))
                            .gradient(new int[] {0, 1})
                            .abs()
                            .sum()
                            .getFloat())
                    .isPositive();
        }
    }

    @Test
    void values_that_may_be_none_pass_between_the_operations_of_a_trace() {
        String forward = """
                i = annotate(List[Optional[Tensor]], [None, torch.argsort(torch.select(torch.select(torch.select(x, 0, 0), 1, 0), 1, 0))])
                y = torch.relu(x)
                z = torch.relu(torch.index(y, i))
                return torch.mean(z, [2, 3])""";
        try (AuditedModel model = open(forward, 8);
                NDManager manager = model.newManager()) {
            NDArray images = ProbeImages.create(manager, model.input(), 0, 1);
            try (OperationTrace trace = model.trace(images)) {
                assertThat(trace.logits().toFloatArray())
                        .isEqualTo(model.logits(images).toFloatArray());
            }
        }
    }

    @Test
    void an_attention_that_drops_numbers_is_refused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("return torch.scaled_dot_product_attention(x, x, x, None, 0.1, False)", 8))
                .withMessageContaining("drops numbers at random")
                .withMessageContaining("model.eval()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return torch.quantize_per_tensor(x, 0.1, 0, 13)      | it is quantized ('torch.quantize_per_tensor')",
                "y = ops.prepacked.conv2d_clamp_run(x, CONSTANTS.c0)  | it was rewritten for inference alone ('ops.prepacked.conv2d_clamp_run')",
                "y = torch.to_mkldnn(x)                               | it was rewritten for inference alone ('torch.to_mkldnn')",
            })
    void operations_that_pass_no_gradient_are_refused_by_name_and_by_what_made_them(String forward, String why) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(forward, 8))
                .withMessageContaining(why)
                .withMessageContaining("audit the model as it was before");
    }

    private AuditedModel open(String forward, int size) {
        return new TorchRuntime()
                .open(ModelSource.of(written(forward), InputSpecification.imageNet(size))
                        .onDevice("cpu"));
    }

    private Path written(String forward) {
        return TestArchives.write(folder, TestArchives.modernProgram(forward));
    }
}
