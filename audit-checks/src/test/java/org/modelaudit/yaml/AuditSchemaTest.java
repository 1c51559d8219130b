package org.modelaudit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.yaml.text.YamlFile;
import org.modelaudit.yaml.text.YamlValue;

/** What a run understands the schema calls valid, and what a run refuses it flags, as an editor does while one types. */
class AuditSchemaTest {

    /** What no reader of YAML gets past, and what a schema cannot say of a list that may be one word. */
    private static final Set<String> NOT_FOR_A_SCHEMA = Set.of(
            "a tag that JUnit does not know as one",
            "an explainer twice",
            "a key twice",
            "a tab",
            "quotation marks that do not end",
            "a colon in a text",
            "a tag of another language",
            "a second document");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(), InputFormat.JSON);

    @TempDir
    Path folder;

    private static String text() {
        try (InputStream in = AuditFiles.class.getResourceAsStream("audits-1.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<String> violations(Path file) {
        return SCHEMA.validate(json(YamlFile.read(file)).toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonElement json(YamlValue value) {
        if (value instanceof YamlValue.Mapping mapping) {
            JsonObject object = new JsonObject();
            mapping.entries().forEach((key, one) -> object.add(key, json(one)));
            return object;
        }
        if (value instanceof YamlValue.Sequence list) {
            JsonArray array = new JsonArray();
            list.values().forEach(one -> array.add(json(one)));
            return array;
        }
        if (value instanceof YamlValue.Figure number) {
            return new JsonPrimitive(number.value());
        }
        if (value instanceof YamlValue.Flag flag) {
            return new JsonPrimitive(flag.value());
        }
        return value instanceof YamlValue.Text text ? new JsonPrimitive(text.value()) : JsonNull.INSTANCE;
    }

    @Test
    void a_file_without_a_mistake_is_valid() throws IOException {
        assertThat(violations(FileRun.written(folder, "a.audit.yaml", MistakesTest.good())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"honest", "clever-hans"})
    void the_samples_are_valid(String name) {
        assertThat(violations(Path.of("../sample-audits/src/test/audits", name + ".audit.yaml")))
                .isEmpty();
    }

    static Stream<Arguments> flagged() {
        return MistakesTest.mistakes().filter(mistake -> !NOT_FOR_A_SCHEMA.contains((String) mistake.get()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("flagged")
    void a_mistake_is_flagged(String what, String right, String wrong, String message) throws IOException {
        assertThat(violations(FileRun.written(
                        folder, "a.audit.yaml", MistakesTest.good().replace(right, wrong))))
                .isNotEmpty();
    }
}
