package org.modelaudit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void one_whole_document_is_read() {
        String text = "{\"a\":[1,\"two\",null,true,{\"a\":{}}],\"b\":-2.5E-3}";

        assertThat(StrictJson.tree("\n" + text + " \n")).hasToString(text);
        assertThat(StrictJson.tree("7")).hasToString("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1",
                "[1,]",
                "[1] [2]",
                "[1] x",
                "[1]]",
                "{\"a\": 1} // a comment",
                "{'a': 1}",
                "{\"a\": 1, \"b\": 2, \"a\": 1}",
                "[{\"a\": {\"b\": 1, \"b\": 2}}]",
                "[NaN]"
            })
    void all_else_is_refused(String text) {
        assertThatThrownBy(() -> StrictJson.tree(text)).isInstanceOf(JsonParseException.class);
    }

    @Test
    void a_name_that_stands_twice_is_said() {
        assertThatThrownBy(() -> StrictJson.tree("[{\"owner\": 1, \"owner\": 1}]"))
                .hasMessage("'owner' stands twice in one object");
    }
}
