package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.metric.Outcome;

class PaperValuesTest {

    private static final PaperCell CELL = new PaperCell("net", "pictures", PaperCell.BLOCK);

    @Test
    void what_is_written_is_read_again(@TempDir Path folder) throws IOException {
        PaperValues values = new PaperValues();
        values.start(CELL, "HayCAM, uncentred", PaperMetric.ADCC);
        values.put(CELL, "Grad-CAM", PaperMetric.ADCC, "a.png", Outcome.value(0.25));
        values.put(CELL, "Grad-CAM", PaperMetric.ADCC, "b.png", Outcome.undefined("the map is constant"));
        values.write(folder.resolve("values.csv"));

        PaperValues read = PaperValues.read(folder.resolve("values.csv"), Clock.systemUTC());

        assertThat(read.of(CELL, "Grad-CAM", PaperMetric.ADCC)).hasSize(1).containsEntry("a.png", 0.25);
        assertThat(read.has(CELL, "HayCAM, uncentred", PaperMetric.ADCC)).isTrue();
        assertThat(read.has(CELL, "Eigen-CAM", PaperMetric.ADCC)).isFalse();
        assertThat(read.cells("Grad-CAM", PaperMetric.ADCC)).containsExactly(CELL);
    }

    @Test
    void without_a_file_nothing_is_known(@TempDir Path folder) throws IOException {
        assertThat(PaperValues.read(folder.resolve("values.csv"), Clock.systemUTC())
                        .cells("Grad-CAM", PaperMetric.ADCC))
                .isEmpty();
    }

    @Test
    void what_is_kept_keeps_the_day_on_which_it_was_measured(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("values.csv");
        PaperValues first = new PaperValues(on("2026-11-29"));
        first.put(CELL, "Grad-CAM", PaperMetric.ADCC, "a.png", Outcome.value(0.25));
        first.write(file);

        PaperValues again = PaperValues.read(file, on("2026-12-01"));
        assertThat(again.days()).isEqualTo("2026-11-29");

        again.start(CELL, "Grad-CAM", PaperMetric.ADCC);
        again.start(CELL, "Eigen-CAM", PaperMetric.ADCC);
        again.write(file);
        assertThat(PaperValues.read(file, on("2026-12-24")).days()).isEqualTo("2026-11-29 to 2026-12-01");
    }

    @Test
    void a_file_that_does_not_say_when_it_was_measured_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("values.csv");
        Files.writeString(file, """
                net,set,place,explainer,metric,picture,value
                net,pictures,last block,Grad-CAM,ADCC,a.png,0.25
                """);

        assertThatThrownBy(() -> PaperValues.read(file, Clock.systemUTC()))
                .hasMessage("'%s' does not say in line 2 when it was measured; delete it to measure anew.", file);
    }

    @Test
    void a_file_that_is_written_again_stays_whole_until_the_new_one_is(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("values.csv");
        PaperValues values = new PaperValues();
        values.put(CELL, "Grad-CAM", PaperMetric.ADCC, "a.png", Outcome.value(0.25));
        values.write(file);
        String before = Files.readString(file);
        Path same = Files.createLink(folder.resolve("same.csv"), file);

        values.put(CELL, "Grad-CAM", PaperMetric.ADCC, "b.png", Outcome.value(0.5));
        values.write(file);

        assertThat(same).hasContent(before);
        assertThat(PaperValues.read(file, Clock.systemUTC()).of(CELL, "Grad-CAM", PaperMetric.ADCC))
                .hasSize(2);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".draft"));
    }

    private static Clock on(String day) {
        return Clock.fixed(Instant.parse(day + "T23:00:00Z"), ZoneOffset.UTC);
    }

    @Test
    void a_mean_has_an_interval_from_ten_pictures_on() {
        PaperValues values = new PaperValues();
        for (int i = 0; i < 10; i++) {
            values.put(CELL, "many", PaperMetric.ADCC, "picture " + i, Outcome.value(i / 10.0));
        }
        values.put(CELL, "one", PaperMetric.ADCC, "picture", Outcome.value(0.5));

        assertThat(values.text(CELL, "many", PaperMetric.ADCC)).matches("0\\.45 \\[0\\.\\d\\d, 0\\.\\d\\d]");
        assertThat(values.text(CELL, "one", PaperMetric.ADCC)).isEqualTo("0.50");
        assertThat(values.text(CELL, "none", PaperMetric.ADCC)).isEqualTo("–");
    }
}
