package org.modelaudit.torch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.torch.archive.ModelArchive;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.archive.ZipArchive;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;

class FlattenerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void nested_calls_become_one_statement_each() {
        assertThat(flat("return torch.add(torch.relu(x), torch.neg(x))"))
                .isEqualTo("t = torch.relu(input)\nt = torch.neg(input)\nresult = torch.add(t, t)\n");
    }

    @Test
    void what_training_decides_is_decided() {
        assertThat(
                        flat(
                                "training = self.training\nif training:\n  y = torch.dropout(x, 0.5, True)\nelse:\n  y = x\nreturn torch.relu(y)"))
                .isEqualTo("result = torch.relu(input)\n");
    }

    @Test
    void what_the_picture_decides_is_carried_whole() {
        assertThat(
                        flat(
                                "c = torch.gt(torch.size(x, 0), 1)\nif c:\n  y = torch.relu(x)\nelse:\n  y = x\nreturn torch.neg(y)"))
                .isEqualTo("""
                        t = torch.size(input, 0)
                        c = torch.gt(t, 1)
                        if c:
                          y = torch.relu(input)
                        else:
                          y = input
                        result = torch.neg(y)
                        """);
    }

    @Test
    void a_loop_carries_its_variables() {
        assertThat(flat("y = x\nfor i in range(torch.len(x)):\n  y = torch.relu(y)\nreturn y"))
                .isEqualTo("t = torch.len(input)\ny = input\nfor i in range(t):\n  y = torch.relu(y)\n");
    }

    @Test
    void within_a_block_what_is_used_once_stands_where_it_is_used_and_what_is_not_is_left_out() {
        assertThat(flat("""
                        y = x
                        if torch.gt(torch.size(x, 0), 1):
                          unused = torch.neg(x)
                          a = torch.relu(x)
                          b = torch.add(a, torch.size(x, 1))
                          y = torch.mul(b, b)
                        else:
                          pass
                        return y""")).isEqualTo("""
                        t = torch.size(input, 0)
                        condition = torch.gt(t, 1)
                        y = input
                        if condition:
                          b = torch.add(torch.relu(input), torch.size(input, 1))
                          y = torch.mul(b, b)
                        else:
                          pass
                        """);
    }

    @Test
    void within_a_block_what_changes_something_stays_where_it_is() {
        assertThat(flat("""
                        y = torch.neg(x)
                        for i in range(torch.len(x)):
                          n = torch.rand([1])
                          m = torch.add_(y, n)
                          y = torch.sub(torch.relu_(m), m)
                        return y""")).isEqualTo("""
                        y = torch.neg(input)
                        t = torch.len(input)
                        y = y
                        for i in range(t):
                          n = torch.rand([1])
                          y = torch.add_(y, n)
                          m = y
                          m = torch.relu_(m)
                          y = torch.sub(m, m)
                        """);
    }

    @Test
    void a_value_is_itself() {
        assertThat(flat("if torch.__is__(x, x):\n  y = torch.relu(x)\nelse:\n  y = torch.neg(x)\nreturn y"))
                .isEqualTo("y = torch.relu(input)\n");
    }

    @Test
    void each_round_of_a_loop_with_a_constant_number_of_them_is_followed() {
        assertThat(flat("y = x\nfor i in range(3):\n  y = torch.add(torch.relu(y), i)\nreturn y"))
                .isEqualTo("""
                        t = torch.relu(input)
                        y = torch.add(t, 0)
                        t = torch.relu(y)
                        y = torch.add(t, 1)
                        t = torch.relu(y)
                        y = torch.add(t, 2)
                        """);
        assertThat(flat("y = torch.relu(x)\nfor i in range(0):\n  y = torch.neg(y)\nreturn y"))
                .isEqualTo("y = torch.relu(input)\n");
    }

    @Test
    void an_operation_in_place_keeps_the_variable_that_it_changes() {
        assertThat(flat("y = torch.neg(x)\nz = torch.relu_(y)\nreturn torch.add(y, z)"))
                .isEqualTo("y = torch.neg(input)\ny = torch.relu_(y)\nresult = torch.add(y, y)\n");
    }

    @Test
    void a_program_that_takes_a_list_of_pictures_is_refused_as_a_detector() {
        String source = """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net, images: List[Tensor]) -> Tensor:
                    return images[0]
                """;
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> program(TestArchives.entries(source)))
                .withMessage(
                        "its 'forward' takes List[Tensor], as a detector does, and not one batch of pictures N×C×H×W");
    }

    @Test
    void functions_are_followed_even_through_another_name() {
        String source = """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net, x: Tensor) -> Tensor:
                    _0 = __torch__.twice
                    return _0(x, )
                def twice(x: Tensor, n: int=2) -> Tensor:
                  return torch.mul(x, n)
                """;
        assertThat(text(program(TestArchives.entries(source)))).isEqualTo("result = torch.mul(input, 2)\n");
    }

    @Test
    void a_program_that_changes_the_model_while_it_runs_is_refused_with_the_statement() {
        refused("self.count = 1\nreturn x", "self.count");
    }

    @Test
    void a_fused_attention_that_cannot_be_followed_is_evaluated_once() {
        String call =
                "return torch._transformer_encoder_layer_fwd(torch.relu(x), torch.size(x, 1), 2, torch.neg(x), x)";

        assertThat(flat(call).lines())
                .filteredOn(line -> line.contains("torch.relu") || line.contains("torch.neg"))
                .hasSize(2);
    }

    @Test
    void a_quantized_operation_is_refused_by_name() {
        refused("return ops.quantized.relu(x)", "ops.quantized.relu");
    }

    @Test
    void dropout_that_always_drops_is_refused_by_name_and_one_that_never_does_is_not() {
        refused("return torch.dropout(x, 0.5, True)", "torch.dropout");
        refused("return torch.feature_dropout(x, 0.5, True)", "torch.feature_dropout");
        assertThat(flat("return torch.dropout(x, 0.5, False)")).contains("torch.dropout");
        assertThat(flat("return torch.dropout(x, 0., True)")).contains("torch.dropout");
    }

    @Test
    void a_normalisation_that_changes_its_statistics_is_refused_by_name() {
        String norm = "return torch.batch_norm(x, None, None, %s, None, True, 0.1, 1.0e-05, True)";
        refused(norm.formatted("torch.neg(x)"), "running statistics");
        assertThat(flat(norm.formatted("None"))).contains("torch.batch_norm");
    }

    @Test
    void a_constant_that_both_ways_give_decides_what_comes_next() {
        assertThat(flat("c = torch.gt(torch.size(x, 0), 1)\nif c:\n  fast = False\nelse:\n  fast = False\n"
                        + "if fast:\n  y = torch.neg(x)\nelse:\n  y = torch.relu(x)\nreturn y"))
                .endsWith("result = torch.relu(input)\n".replace("result", "y"))
                .doesNotContain("neg");
    }

    @Test
    void what_is_none_is_known_where_a_list_was_given() {
        String source = """
                class Net(Module):
                  training : bool
                  def forward(self: __torch__.Net, x: Tensor) -> Tensor:
                    return __torch__.pool(x, [2, 2], )
                def pool(x: Tensor, size: Optional[List[int]]=None) -> Tensor:
                  if torch.__isnot__(size, None):
                    y = torch.relu(x)
                  else:
                    y = torch.neg(x)
                  return y
                """;
        assertThat(text(program(TestArchives.entries(source))))
                .contains("torch.relu")
                .doesNotContain("torch.neg");
    }

    @Test
    void each_statement_within_no_grad_is_guarded_alone() {
        assertThat(flatWithClasses("""
                _0 = __torch__.torch.autograd.grad_mode.no_grad.__new__(__torch__.torch.autograd.grad_mode.no_grad)
                _1 = (_0).__init__()
                with _0:
                  y = torch.relu(x)
                  z = torch.neg(y)
                return torch.add(y, z)""")).isEqualTo("""
                guard = __torch__.torch.autograd.grad_mode.no_grad.__new__(__torch__.torch.autograd.grad_mode.no_grad)
                with guard:
                  y = torch.relu(input)
                with guard:
                  z = torch.neg(y)
                result = torch.add(y, z)
                """);
    }

    @Test
    void what_only_takes_the_time_is_left_out_and_another_with_block_is_refused_by_name() {
        String with = """
                _0 = __torch__.torch.autograd.%1$s.__new__(__torch__.torch.autograd.%1$s)
                with _0:
                  y = torch.relu(x)
                return y""";
        assertThat(flatWithClasses(with.formatted("profiler.record_function"))).isEqualTo("y = torch.relu(input)\n");
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> flatWithClasses(with.formatted("grad_mode.enable_grad")))
                .withMessageContaining("'with' block")
                .withMessageContaining("enable_grad");
    }

    @Test
    void an_object_that_changes_where_the_picture_decides_is_refused() {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> flatWithClasses("""
                        s = __torch__.torch.autograd.grad_mode.no_grad.__new__(__torch__.torch.autograd.grad_mode.no_grad)
                        if torch.gt(torch.size(x, 0), 1):
                          s.prev = True
                        else:
                          pass
                        return x"""))
                .withMessageContaining("'prev'")
                .withMessageContaining("depends on the picture");
    }

    private String flatWithClasses(String forward) {
        Map<String, byte[]> entries = TestArchives.program(forward);
        String classes =
                "class %s:\n  prev : bool\n  def __init__(self: __torch__.X) -> NoneType:\n    self.prev = False\n    return None\n";
        entries.put(
                "net/code/__torch__/torch/autograd/grad_mode.py",
                (classes.formatted("no_grad") + classes.formatted("enable_grad")).getBytes(StandardCharsets.UTF_8));
        entries.put(
                "net/code/__torch__/torch/autograd/profiler.py",
                classes.formatted("record_function").getBytes(StandardCharsets.UTF_8));
        return text(program(entries));
    }

    @Test
    void a_name_without_a_value_is_refused() {
        refused("return y", "'y'");
    }

    @Test
    void endless_recursion_is_refused() {
        String source = """
                class Net(Module):
                  training : bool
                  def forward(self: __torch__.Net, x: Tensor) -> Tensor:
                    return __torch__.again(x, )
                def again(x: Tensor) -> Tensor:
                  return __torch__.again(x, )
                """;
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> program(TestArchives.entries(source)))
                .withMessageContaining("more calls");
    }

    @Test
    void a_loop_of_more_constant_rounds_than_any_program_needs_is_refused_and_so_are_loops_in_one_another() {
        assertThat(flat("for i in range(5000):\n  x = torch.relu(x)\nreturn x")).contains("range(5000)");
        refused(
                "for i in range(1000000000):\n  x = torch.relu(x)\nreturn x",
                "a loop of 1000000000 rounds, more than the 200000 that are run");
        refused(
                "for i in range(5000):\n  for j in range(5000):\n    x = torch.relu(x)\nreturn x",
                "a loop of 5000 rounds within loops of 5000");
        refused("for i in range(99999999999999999999):\n  x = torch.relu(x)\nreturn x", "99999999999999999999 rounds");
    }

    @Test
    void a_number_in_a_list_that_no_size_can_be_is_refused_and_an_end_beyond_every_axis_is_not() {
        assertThat(flat("return torch.slice(x, 2, 0, 9223372036854775807)")).contains("9223372036854775807");
        assertThat(flat("return torch.reshape(x, [2147483647, -1])")).contains("2147483647");
        refused("return torch.reshape(x, [2147483648, -1])", "the number 2147483648 in a list");
        refused(
                "y = [1, -9223372036854775808]\nreturn torch.reshape(x, y)",
                "the number -9223372036854775808 in a list");
    }

    @Test
    void loops_in_one_another_that_do_nothing_come_to_an_end() {
        StringBuilder loops = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            loops.append("  ".repeat(i)).append("for i%d in range(32):\n".formatted(i));
        }
        refused(loops + "  ".repeat(8) + "pass\nreturn x", "takes more than 2000000 steps");
    }

    @Test
    void constants_do_not_cross_a_cut() {
        FlatProgram program = program(TestArchives.program(
                "d = torch.device(\"cpu\")\ny = torch.relu(x)\nz = torch.neg(y)\nreturn torch.to(z, d, 6)"));
        Liveness liveness = new Liveness(program);
        assertThat(liveness.crossing(2)).hasSize(1);
        assertThat(liveness.constants(2)).hasSize(1);
    }

    @Test
    void a_value_that_is_read_on_both_sides_crosses() {
        FlatProgram program =
                program(TestArchives.program("y = torch.relu(x)\nz = torch.neg(y)\nreturn torch.add(z, y)"));
        assertThat(new Liveness(program).crossing(2)).hasSize(2);
    }

    private void refused(String forward, String why) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> program(TestArchives.program(forward)))
                .withMessageContaining(why);
    }

    private FlatProgram program(Map<String, byte[]> entries) {
        try (ZipArchive zip = ZipArchive.open(TestArchives.write(folder, entries))) {
            ModelArchive archive = ModelArchive.in(zip);
            SavedModel saved = SavedModel.read(archive);
            return Flattener.flatten(new ProgramSource(archive), saved.top(), saved.constants());
        }
    }

    private String flat(String forward) {
        return text(program(TestArchives.program(forward)));
    }

    /** The statements without the numbers that make names unique. */
    private static String text(FlatProgram program) {
        StringBuilder out = new StringBuilder();
        SourceWriter.write(
                program.statements().stream().map(FlatStatement::statement).collect(Collectors.toList()), "", out);
        return program.statements().isEmpty() ? "" : out.toString().replaceAll("__\\d+", "");
    }
}
