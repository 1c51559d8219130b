package org.modelaudit.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;

class BaselineModeTest {

    @Test
    void records_what_is_missing_unless_told_otherwise() {
        assertThat(mode(null, Map.of())).isEqualTo(BaselineMode.AUTO);
        assertThat(mode(" Record", Map.of("CI", "false"))).isEqualTo(BaselineMode.RECORD);
        assertThat(mode("check", Map.of())).isEqualTo(BaselineMode.CHECK);
    }

    @Test
    void continuous_integration_only_checks() {
        assertThat(mode(null, Map.of("CI", "true"))).isEqualTo(BaselineMode.CHECK);
        assertThat(mode("auto", Map.of("TF_BUILD", "True"))).isEqualTo(BaselineMode.CHECK);
        assertThat(mode("auto", Map.of("JENKINS_URL", "http://jenkins"))).isEqualTo(BaselineMode.CHECK);
        assertThatThrownBy(() -> mode("record", Map.of("CI", "1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("(CI is set)");
    }

    @Test
    void another_word_is_refused() {
        assertThatThrownBy(() -> mode("write", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modelaudit.baseline must be auto, record or check, but is 'write'.");
    }

    private static BaselineMode mode(@Nullable String setting, Map<String, String> environment) {
        return BaselineMode.of(Optional.ofNullable(setting), name -> Optional.ofNullable(environment.get(name)));
    }
}
