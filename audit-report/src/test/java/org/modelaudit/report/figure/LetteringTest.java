package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LetteringTest {

    private final Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();

    @BeforeEach
    void this_machine_can_write() {
        assumeThat(Lettering.ofThisMachine().available()).as("needs a font").isTrue();
    }

    @AfterEach
    void dispose() {
        g.dispose();
    }

    @Test
    void a_text_that_fits_stays_and_one_that_does_not_keeps_its_ends_and_fills_the_width() {
        FontMetrics metrics = g.getFontMetrics(Lettering.plain(15));
        String name = "n0123/" + "w".repeat(80) + "/last.jpg";

        String line = Lettering.fitted(name, metrics, 200);

        assertThat(Lettering.fitted("short.jpg", metrics, 200)).isEqualTo("short.jpg");
        assertThat(line).startsWith("n0123").contains("…").endsWith("last.jpg");
        assertThat((double) metrics.stringWidth(line)).isCloseTo(190, within(10.0));
    }

    /** Measuring each shorter text in turn took minutes for one label. */
    @Test
    @Timeout(10)
    void a_text_of_a_million_characters_is_written_at_once() {
        FontMetrics metrics = g.getFontMetrics(Lettering.plain(15));
        String label = "label ".repeat(170_000);

        for (int i = 0; i < 100; i++) {
            assertThat(metrics.stringWidth(Lettering.fitted(label, metrics, 300)))
                    .isLessThanOrEqualTo(300);
        }
    }

    @Test
    void direction_marks_and_escapes_are_written_out() {
        FontMetrics metrics = g.getFontMetrics(Lettering.plain(15));

        assertThat(Lettering.fitted("evil\u202Egpj\u001B[2J", metrics, 400)).isEqualTo("evil\\u202Egpj\\u001B[2J");
    }
}
