package org.modelaudit.samples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/spark.md shows is what runs here. */
class SparkPageTest {

    private final String page = text("../../docs/spark.md");

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void its_options_are_those_with_which_drivers_start_here() {
        List<String> shown = Pattern.compile("--add-opens=\\S+")
                .matcher(page)
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(shown).containsExactlyElementsOf(DriverProcess.OPENS).allMatch(text("pom.xml")::contains);
    }

    @Test
    void its_versions_are_those_of_the_poms() {
        List<String> versions = Pattern.compile("<spark(?:\\.jackson)?\\.version>(.+)</")
                .matcher(text("../../pom.xml"))
                .results()
                .map(found -> "<version>" + found.group(1) + "</version>")
                .toList();

        assertThat(versions).hasSize(2).allMatch(page::contains);
    }

    @Test
    void its_data_frame_is_one_that_is_audited_here() {
        String shown =
                page.substring(page.indexOf("    @AuditTest"), page.indexOf("```", page.indexOf("    @AuditTest")));
        String code = text("src/test/java/org/modelaudit/samples/spark/FramedShapes.java");

        assertThat(shown.lines().filter(line -> !line.isBlank())).isNotEmpty().allMatch(code::contains);
    }
}
