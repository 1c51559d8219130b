package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void a_short_audit_writes_no_line() {
        Progress.Lines lines = new Progress.Lines("signs", 100, out, Duration.ofHours(1));
        lines.step(50);
        lines.step(50);

        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_long_audit_writes_how_far_it_is() {
        Progress.Lines lines = new Progress.Lines("signs", 100, out, Duration.ZERO);
        lines.step(8);
        lines.step(8);

        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("signs: 8 of 100 pictures\nsigns: 16 of 100 pictures\n");
    }
}
