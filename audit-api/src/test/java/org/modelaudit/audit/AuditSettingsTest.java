package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.result.PictureDisclosure;

class AuditSettingsTest {

    @Test
    void are_the_defaults_where_nothing_is_set() {
        assertThat(settings(Map.of())).isEqualTo(new AuditSettings(8, 42, Progress.Style.AUTO));
    }

    @Test
    void are_read_by_their_names() {
        Map<String, String> parameters =
                Map.of("modelaudit.batch", "32", "modelaudit.seed", " 7 ", "modelaudit.progress", "lines");

        assertThat(settings(parameters)).isEqualTo(new AuditSettings(32, 7, Progress.Style.LINES));
    }

    @Test
    void a_malformed_value_is_named_with_its_parameter() {
        assertThatThrownBy(() -> settings(Map.of("modelaudit.batch", "many")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modelaudit.batch must be a whole number, but is 'many'.");
        assertThatThrownBy(() -> settings(Map.of("modelaudit.progress", "dots")))
                .hasMessage("modelaudit.progress must be auto, bar, lines or none, but is 'dots'.");
        assertThatThrownBy(() -> settings(Map.of("modelaudit.batch", "0"))).hasMessageContaining("at least 1");
    }

    @Test
    void a_profile_is_read_with_its_number_of_samples() {
        assertThat(settings(Map.of()).profile()).isEqualTo(Profile.full());
        assertThat(settings(Map.of("modelaudit.profile", " Quick ")).profile()).isEqualTo(new Profile(100));
        assertThat(settings(Map.of("modelaudit.profile", "quick", "modelaudit.profile.samples", "30"))
                        .profile())
                .isEqualTo(new Profile(30));
        assertThatThrownBy(() -> settings(Map.of("modelaudit.profile", "fast")))
                .hasMessage("modelaudit.profile must be full or quick, but is 'fast'.");
    }

    @Test
    void suggestions_are_made_or_not() {
        assertThat(settings(Map.of()).suggest()).isFalse();
        assertThat(settings(Map.of("modelaudit.suggest", "true")).suggest()).isTrue();
        assertThatThrownBy(() -> settings(Map.of("modelaudit.suggest", "yes")))
                .hasMessage("modelaudit.suggest must be true or false, but is 'yes'.");
    }

    @Test
    void pictures_are_shown_unless_they_are_kept_out_of_reports() {
        assertThat(settings(Map.of()).pictures()).isEqualTo(PictureDisclosure.SHOWN);
        assertThat(settings(Map.of("modelaudit.pictures", " Blurred ")).pictures())
                .isEqualTo(PictureDisclosure.BLURRED);
        AuditSettings none = settings(Map.of("modelaudit.pictures", "none"));
        assertThat(none.within(Budget.unlimited()).pictures()).isEqualTo(PictureDisclosure.NONE);
        assertThatThrownBy(() -> settings(Map.of("modelaudit.pictures", "hidden")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modelaudit.pictures must be shown, blurred or none, but is 'hidden'.");
    }

    private static AuditSettings settings(Map<String, String> parameters) {
        return AuditSettings.from(name -> Optional.ofNullable(parameters.get(name)));
    }
}
