package org.modelaudit.torch.exported;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.torch.source.SourceWriter;

class NodeReaderTest {

    private static String written(String target, String inputs) {
        String node =
                "{\"target\": \"torch.ops.aten.%s\", \"inputs\": %s, \"outputs\": [{\"as_tensor\": {\"name\": \"y\"}}], \"metadata\": {}}"
                        .formatted(target, inputs);
        ArgumentReader arguments = new ArgumentReader(new SymbolicNumbers(Map.of()), "cpu");
        StringBuilder text = new StringBuilder();
        SourceWriter.write(
                new ArrayList<>(new NodeReader(arguments)
                        .read(JsonTree.read("node", node.getBytes(StandardCharsets.UTF_8)))
                        .orElseThrow()
                        .statements()),
                "",
                text);
        return text.toString().strip().replaceFirst("\\w+ = ", "");
    }

    /** As PyTorch declares them: {@code meshgrid.indexing(Tensor[] tensors, *, str indexing)}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "meshgrid.indexing | indexing | {\"as_string\": \"ij\"} | indexing=\"ij\"",
                "round.decimals | decimals | {\"as_int\": 2} | decimals=2",
                "sort.stable | stable | {\"as_bool\": true} | stable=True",
                "var.correction | keepdim | {\"as_bool\": true} | keepdim=True",
                "aminmax.default | dim | {\"as_int\": 1} | dim=1",
                "addcmul.default | value | {\"as_int\": 3} | value=3",
                "_scaled_dot_product_flash_attention_for_cpu.default | attn_mask | {\"as_none\": true} | attn_mask=None",
                "mean.dim | dim | {\"as_int\": 1} | 1",
                "mean.dim | keepdim | {\"as_bool\": true} | True",
                "scaled_dot_product_attention.default | value | {\"as_none\": true} | None",
            })
    void what_an_operation_takes_by_name_alone_is_named_where_the_file_does_not_say_so(
            String target, String name, String value, String written) {
        String inputs = "[{\"name\": \"self\", \"arg\": {\"as_none\": true}}, {\"name\": \"%s\", \"arg\": %s}]";

        assertThat(written(target, inputs.formatted(name, value)))
                .isEqualTo("torch.%s(None, %s)".formatted(target.replaceAll("\\..*", ""), written));
    }

    @ParameterizedTest
    @CsvSource({"1, None", "2, dim=None"})
    void a_file_that_says_so_is_believed(int kind, String written) {
        assertThat(written(
                        "relu.default",
                        "[{\"name\": \"dim\", \"arg\": {\"as_none\": true}, \"kind\": %d}]".formatted(kind)))
                .isEqualTo("torch.relu(%s)".formatted(written));
    }
}
