package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.Audits;
import org.modelaudit.report.LargeAudit;
import org.modelaudit.result.AuditResult;

/**
 * 50,000 pictures in 100 classes under ten metrics, each with a bound and a baseline: judged, compared, written as a record and read again.
 * Runs on request, {@code -Dmodelaudit.large=true}, with a heap of 512 MiB.
 */
@EnabledIfSystemProperty(named = "modelaudit.large", matches = "true")
class LargeRecordTest {

    private static final int SAMPLES = 50_000;
    private static final int METRICS = 10;
    private static final int CLASSES = 100;
    private static final double NANOS = 1e9;

    @TempDir
    Path folder;

    @Test
    void is_judged_compared_and_written_in_under_a_minute() throws IOException {
        Path file = folder.resolve("model-audit.json");
        // In a method of its own, so that what was found is not in memory any more when it is read.
        assertThat(written(file)).isLessThan(Duration.ofMinutes(1));

        long start = System.nanoTime();
        RunRecord run = RecordFile.read(file);
        assertThat(run.audits().get(0).verdicts()).hasSize(2 * METRICS);
        assertThat(run.audits().get(0).data().samples()).hasSize(SAMPLES);
        System.out.printf("read again in %.1f s%n", (System.nanoTime() - start) / NANOS);
    }

    private static Duration written(Path file) throws IOException {
        long start = System.nanoTime();
        AuditResult result = new LargeAudit(SAMPLES, METRICS, CLASSES).result("large");
        long judged = System.nanoTime();
        RecordReporter reporter = new RecordReporter();
        reporter.begin(name -> name.equals("modelaudit.record") ? Optional.of(file.toString()) : Optional.empty());
        reporter.report(result, Audits.evidence());
        long reported = System.nanoTime();
        reporter.end();
        long written = System.nanoTime();

        System.out.printf(
                "%d pictures, %d metrics: judged and compared in %.1f s, sheets drawn in %.1f s, record of %d MiB written in %.1f s, %d MiB of heap at most%n",
                SAMPLES,
                METRICS,
                (judged - start) / NANOS,
                (reported - judged) / NANOS,
                Files.size(file) >> 20,
                (written - reported) / NANOS,
                Runtime.getRuntime().maxMemory() >> 20);
        return Duration.ofNanos(written - start);
    }
}
