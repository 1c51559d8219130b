package org.modelaudit.torch.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {

    @Test
    void a_class_has_fields_constants_and_methods() {
        ClassDefinition type =
                Objects.requireNonNull(SourceFile.parse("""
                        class Net(Module):
                          __parameters__ = ["weight", ]
                          __buffers__ = []
                          __annotations__ = []
                          __annotations__["0"] = __torch__.nets.Block
                          training : bool
                          weight : Tensor
                          stride : Final[Tuple[int, int]] = (2, 2)
                          def forward(self: __torch__.Net,
                            x: Tensor) -> Tensor:
                            _0 = getattr(self, "0")
                            return (_0).forward(x, )
                        class Block(Module):
                          pass
                        """).classes().get("Net"));
        assertThat(type).isNotNull();
        assertThat(type.isModule()).isTrue();
        assertThat(type.fields()).containsOnlyKeys("0", "training", "weight", "stride");
        assertThat(type.constants()).containsKeys("__parameters__", "stride");
        assertThat(type.methods()).containsOnlyKeys("forward");
        assertThat(type.lastLine()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = torch.conv2d(x, None, [2, 2])",
                "a, b, = torch.chunk(x, 2, 1)",
                "a, = torch.size(x)",
                "a : Optional[Tensor] = None",
                "a = annotate(List[Tensor], [])",
                "a = {\"k\": x, \"l\": y}",
                "a = (x,)",
                "a = ()",
                "a = x[0][1:2]",
                "a = -1",
                "a = 1.0000000000000001e-05",
                "a = getattr(self.features, \"0\").conv",
                "a = (torch.relu(x)).shape",
                "a = torch.tensor(0, dtype=ops.prim.dtype(x), device=torch.device(\"cpu\"))",
                "a = (not b)",
                "a = (b if c else d)",
                "a = ((b + c) * d)",
                "ops.prim.RaiseException(\"it's \\\"wrong\\\"\", \"builtins.ValueError\")"
            })
    void what_is_printed_reads_as_what_was_read(String line) {
        assertThat(printed(line)).isEqualTo(line + "\n");
    }

    @Test
    void blocks_nest() {
        String text = """
                if c:
                  for i in range(3):
                    a = i
                else:
                  while d:
                    with x as y:
                      pass
                """;
        assertThat(printed(text)).isEqualTo(text);
    }

    @Test
    void line_ends_within_brackets_and_comments_do_not_count() {
        assertThat(printed("a = torch.add(x, # first\n        y)")).isEqualTo("a = torch.add(x, y)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = (", "a = ]", "a = \"open", "if x:\npass", "a = $", "def f(:", "return )", "a b"})
    void damaged_source_is_refused_with_its_line(String line) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed(line))
                .withMessageContaining("line");
    }

    @Test
    void source_nested_deeper_than_any_program_is_refused_and_does_not_end_the_thread() {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed("a = " + "(".repeat(100_000) + ")".repeat(100_000)))
                .withMessageContaining("nested");
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed("a = " + "not ".repeat(100_000) + "b"))
                .withMessageContaining("nested");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = b + b#",
                "a = b.c#",
                "a = b(0)#",
                "a = b[0]#",
                "a = b ** b#",
                "a = b if c else b#",
                "a = b and b#",
                "a = b.c()#",
            })
    void an_expression_that_is_chained_without_a_bracket_is_as_high_as_it_is_long(String line) {
        String link = line.substring(line.indexOf('b') + 1, line.indexOf('#'));
        String start = line.substring(0, line.indexOf('b') + 1);
        assertThat(printed(start + link.repeat(ExpressionHeight.MOST / 2 - 1))).isNotEmpty();
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed(start + link.repeat(ExpressionHeight.MOST + 1)))
                .withMessageContaining("line 2")
                .withMessageContaining("nested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"if c:", "for i in l:", "while c:", "with c as d:"})
    void blocks_nested_deeper_than_any_program_are_refused(String head) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < TokenStream.MAX_DEPTH; i++) {
            body.append("  ".repeat(i)).append(head).append('\n');
        }
        body.append("  ".repeat(TokenStream.MAX_DEPTH)).append("pass\n");
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed(body.toString()))
                .withMessageContaining("nested more than");
    }

    @Test
    void more_returns_than_any_function_has_are_refused() {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed("if c:\n  return a\n".repeat(60)))
                .withMessageContaining("return number 51");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a = b # type: int' | names a type in a comment",
                "'\ta = b'            | indented by something else"
            })
    void what_libtorch_would_read_in_another_way_is_refused(String line, String why) {
        assertThatExceptionOfType(ProgramException.class)
                .isThrownBy(() -> printed(line))
                .withMessageContaining(why);
    }

    private static String printed(String body) {
        StringBuilder function = new StringBuilder("def f(x: Tensor):\n");
        body.lines().forEach(l -> function.append("  ").append(l).append('\n'));
        List<Statement> statements = SourceFile.parse(function.toString())
                .functions()
                .values()
                .iterator()
                .next()
                .body();
        StringBuilder out = new StringBuilder();
        SourceWriter.write(statements, "", out);
        return out.toString();
    }
}
