package org.modelaudit.torch.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.SourceFile;
import org.modelaudit.torch.source.Statement;

class ReadCellsTest {

    private static final Shape TOKENS = new Shape(1, 16, 8);

    /** A class token in front of 3×5 cells, of which the head reads the class token alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.scaled_dot_product_attention(q__1, k__2, k__2)       | q",
                "torch.scaled_dot_product_attention(q__1, q__1, q__1)       | ''",
                "torch.scaled_dot_product_attention(q__1, k__2, q__1)       | ''",
                "torch.scaled_dot_product_attention(q__1, k__2, value=q__1) | ''",
                "torch.linear(q__1, weights[0], None)                       | q",
            })
    void queries_alone_are_read_token_by_token(String mixing, String unread) {
        List<FlatStatement> statements =
                Objects.requireNonNull(SourceFile.parse("""
                        def f(x__0):
                          q__1 = torch.layer_norm(x__0, [8])
                          k__2 = torch.layer_norm(x__0, [8])
                          a__3 = %s
                          y__4 = torch.select(a__3, 1, 0)
                        """.formatted(mixing))
                                .functions()
                                .get("f"))
                        .body()
                        .stream()
                        .map((Statement s) -> FlatStatement.of(s, ""))
                        .toList();
        LayerCall queries = new LayerCall("q", "q", "LayerNorm", 1, "q__1", null);
        LayerCall keys = new LayerCall("k", "k", "LayerNorm", 2, "k__2", null);
        FlatProgram program =
                new FlatProgram("x__0", statements, new Expression.Name("y__4"), List.of(queries, keys), List.of(), 0);
        CellAxes axes = new CellAxes(1, 1, 3, 5, 1, 0);

        assertThat(ReadCells.unread(
                        program,
                        List.of("y__4"),
                        new Arguments(program),
                        Map.of("x__0", TOKENS, "q__1", TOKENS, "k__2", TOKENS, "a__3", TOKENS),
                        Map.of("x__0", axes, "q__1", axes, "k__2", axes, "a__3", axes)))
                .extracting(LayerCall::path)
                .isEqualTo(unread.isEmpty() ? List.of() : List.of(unread));
    }
}
