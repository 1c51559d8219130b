package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static Window of(Map<String, String> environment) {
        return Window.of(name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void is_as_wide_as_the_terminal_says_between_80_and_160_and_80_where_it_says_nothing() {
        assertThat(of(Map.of()).columns()).isEqualTo(80);
        assertThat(of(Map.of("COLUMNS", "100")).columns()).isEqualTo(100);
        assertThat(of(Map.of("COLUMNS", "40")).columns()).isEqualTo(80);
        assertThat(of(Map.of("COLUMNS", "4000")).columns()).isEqualTo(160);
        assertThat(of(Map.of("COLUMNS", "wide")).columns()).isEqualTo(80);
    }

    @Test
    void shows_no_colour_where_nobody_wants_it() {
        assertThat(of(Map.of("NO_COLOR", "1", "TERM", "xterm")).colours()).isFalse();
        assertThat(of(Map.of("TERM", "dumb")).colours()).isFalse();
        assertThat(of(Map.of()).colours()).isFalse();
    }
}
