package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

        PaperValues read = PaperValues.read(folder.resolve("values.csv"));

        assertThat(read.of(CELL, "Grad-CAM", PaperMetric.ADCC)).hasSize(1).containsEntry("a.png", 0.25);
        assertThat(read.has(CELL, "HayCAM, uncentred", PaperMetric.ADCC)).isTrue();
        assertThat(read.has(CELL, "Eigen-CAM", PaperMetric.ADCC)).isFalse();
        assertThat(read.cells("Grad-CAM", PaperMetric.ADCC)).containsExactly(CELL);
    }

    @Test
    void without_a_file_nothing_is_known(@TempDir Path folder) throws IOException {
        assertThat(PaperValues.read(folder.resolve("values.csv")).cells("Grad-CAM", PaperMetric.ADCC))
                .isEmpty();
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
