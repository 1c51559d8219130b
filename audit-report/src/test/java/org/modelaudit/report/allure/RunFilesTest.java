package org.modelaudit.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;

class RunFilesTest {

    private static final String FAILED = "[as]\nThe audit failed: what m.pt looks at.\n  FAIL  IoU";
    private static final String INCONCLUSIVE = "The audit is inconclusive: what m.pt looks at.\n  INCONCLUSIVE IoU";

    private final Path results;

    RunFilesTest(@TempDir Path results) {
        this.results = results;
    }

    @Test
    void the_environment_is_written_sorted_and_without_a_date() throws IOException {
        new RunFiles(results).write(Map.of("seed", "42", "device", "gpu(0)", "os", "Línux", "input", "RGB"));

        assertThat(Files.readString(results.resolve("environment.properties")))
                .isEqualTo("device=gpu(0)\nos=L\\u00EDnux\nseed=42\n");
    }

    @Test
    void keys_and_categories_of_the_user_stay() throws IOException {
        Files.writeString(results.resolve("environment.properties"), "Branch = main\nseed = 1\n");
        Files.writeString(results.resolve("categories.json"), "[]");

        new RunFiles(results).write(Map.of("seed", "42"));

        assertThat(results.resolve("environment.properties")).hasContent("Branch=main\nseed=42");
        assertThat(results.resolve("categories.json")).hasContent("[]");
    }

    @Test
    void a_directory_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(results.resolve("file"), "");

        assertThatThrownBy(() -> new RunFiles(file).write(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("allure.results.directory");
    }

    @Test
    void every_kind_of_trouble_falls_into_its_category_and_no_other() throws IOException {
        new RunFiles(results).write(Map.of());

        assertThat(category("failed", FAILED, "")).containsOnlyKeys("FAIL: a requirement is violated");
        assertThat(category("failed", INCONCLUSIVE, "")).containsOnlyKeys("INCONCLUSIVE: the evidence decides nothing");
        assertThat(category("failed", "2 audits of one test (2 failures)\n\t" + INCONCLUSIVE + "\n\t" + FAILED, ""))
                .containsOnlyKeys("FAIL: a requirement is violated");
        assertThat(category(
                        "broken", "The file is missing.", "org.modelaudit.error.ModelException: The file\n\tat a.b"))
                .containsOnlyKeys("Trouble: not carried out, for model, data or device");
        assertThat(category("broken", "null", "java.lang.NullPointerException\n\tat org.modelaudit.error.X"))
                .isEmpty();
        assertThat(category("failed", "expected 1 but was 2", "")).isEmpty();
        assertThat(category("passed", "WAIVED: a requirement is not met", ""))
                .containsOnlyKeys("WAIVED: somebody answers for a violation");
        assertThat(category("passed", "", "")).isEmpty();
    }

    /** Names of the categories that Allure would choose: status and whole message and whole trace must match. */
    private Map<String, Boolean> category(String status, String message, String trace) throws IOException {
        Map<String, Boolean> matching = new HashMap<>();
        JsonParser.parseString(Files.readString(results.resolve("categories.json")))
                .getAsJsonArray()
                .forEach(element -> {
                    JsonObject category = element.getAsJsonObject();
                    if (category.getAsJsonArray("matchedStatuses")
                                    .get(0)
                                    .getAsString()
                                    .equals(status)
                            && matches(category, "messageRegex", message)
                            && matches(category, "traceRegex", trace)) {
                        matching.put(category.get("name").getAsString(), true);
                    }
                });
        return matching;
    }

    private static boolean matches(JsonObject category, String field, String text) {
        return !category.has(field) || Pattern.matches(category.get(field).getAsString(), text);
    }
}
