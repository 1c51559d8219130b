package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordText;

/**
 * Pictures by the thousand under ten metrics in a hundred classes: read, compared and written. 3,000 in every build, 50,000 with {@code
 * -Dmodelaudit.large=true}.
 */
class LargeComparisonTest {

    private static final int METRICS = 10;
    private static final int CLASSES = 100;

    @TempDir
    private Path folder;

    @Test
    void is_compared_in_seconds_and_its_page_stays_small() throws IOException {
        int pictures = Boolean.getBoolean("modelaudit.large") ? 50_000 : 3_000;
        Path before = record("old.json", pictures, 0);
        Path after = record("new.json", pictures, 0.01);

        long start = System.nanoTime();
        Path page = CompareRecords.compare(before, after, folder, Map.of());
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf(
                "%d outcomes of %d metrics compared: %.1f s, records of %d MB, page of %d KB, %d MiB of heap at most%n",
                pictures,
                METRICS,
                took.toMillis() / 1000.0,
                Files.size(after) / 1_000_000,
                Files.size(page) / 1000,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
        assertThat(Files.size(page)).isLessThan(600_000);
        assertThat(Files.readString(page)).contains("Of 10 metrics: 10 worse.");
    }

    private Path record(String name, int pictures, double worse) throws IOException {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Recorded record =
                Recorded.pictures(pictures).named("images/%05d.png"::formatted).in(i -> "class " + i % CLASSES);
        for (int m = 0; m < METRICS; m++) {
            record.with(
                    Recorded.metric("metric-%d/own@1".formatted(m), "metric " + m),
                    Status.PASS,
                    i -> 0.5 + 0.3 * Math.sin(i) + 0.05 * random.nextDouble() - worse);
        }
        return Files.writeString(folder.resolve(name), RecordText.of(record.run()));
    }
}
