package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordView;

@ResourceLock(Resources.SYSTEM_OUT)
class CiViewTest {

    @TempDir
    Path folder;

    @SuppressWarnings("SystemOut")
    private String shown(Map<String, String> parameters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            new CiView()
                    .show(
                            CiRecords.mixed(),
                            folder.resolve("model-audit.json"),
                            name -> Optional.ofNullable(parameters.get(name)));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void is_found_when_a_record_was_written() {
        assertThat(ServiceLoader.load(RecordView.class)).hasAtLeastOneElementOfType(CiView.class);
    }

    @Test
    void a_run_stands_in_the_terminal_and_beside_its_record() {
        assertThat(shown(Map.of()))
                .startsWith("Model audit: 2 FAIL, 1 INCONCLUSIVE, 1 WAIVED, 1 PASS in 4 audits")
                .contains("Record: " + folder.resolve("model-audit.json"));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("model-audit.md", "model-audit.sarif");
    }

    @Test
    void a_quiet_run_says_nothing_and_writes_all_the_same() {
        assertThat(shown(Map.of("modelaudit.progress", "NONE"))).isEmpty();
        assertThat(folder.resolve("model-audit.md")).isNotEmptyFile();
    }

    @Test
    void pictures_are_linked_as_the_setting_says() {
        shown(Map.of("modelaudit.report.pictures", "none"));

        assertThat(folder.resolve("model-audit.md")).content().doesNotContain("![");
    }

    @Test
    void a_setting_that_cannot_be_meant_is_refused() {
        assertThatThrownBy(() -> shown(Map.of("modelaudit.report.step-summary", "yes")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modelaudit.report.step-summary must be true or false, but is 'yes'.");
    }
}
