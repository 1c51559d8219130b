package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;

class SettingsTest {

    @Test
    void they_are_those_of_the_readme() throws IOException {
        Pattern name = Pattern.compile("`modelaudit\\.([a-z.-]+)`");
        List<String> documented = Files.readAllLines(Starter.checkout().resolve("README.md")).stream()
                .filter(line -> line.startsWith("| `modelaudit."))
                .flatMap(line -> name.matcher(line.split("\\|", -1)[1]).results())
                .map(result -> result.group(1))
                .toList();

        assertThat(Stream.concat(Settings.NAMES.stream(), Settings.OWN.stream()))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void their_common_beginning_may_be_left_out() {
        assertThat(Settings.named("profile")).isEqualTo("modelaudit.profile");
        assertThat(Settings.named("modelaudit.profile.samples")).isEqualTo("modelaudit.profile.samples");
    }

    @Test
    void a_mistyped_one_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> Settings.named("modelaudit.threds"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no setting 'modelaudit.threds'; the nearest is 'threads'.");
    }
}
