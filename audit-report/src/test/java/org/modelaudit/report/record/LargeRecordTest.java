package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.data.Slice;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;

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
        AuditResult result = result();
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

    private static String id(int i) {
        return "images/%05d.png".formatted(i);
    }

    private static AuditResult result() {
        SplittableRandom random = new SplittableRandom(1);
        List<Requirement> requirements = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<Requirement, BaselineValues> baselines = new HashMap<>();
        for (int m = 0; m < METRICS; m++) {
            FakeMetric metric = new FakeMetric(
                    MetricDescription.higherIsBetter("metric-" + m + "/test@1", "metric " + m, "nowhere"), Map.of());
            List<SampleResult> results = new ArrayList<>();
            Map<String, Double> before = new HashMap<>();
            for (int i = 0; i < SAMPLES; i++) {
                double value = 0.4 + 0.2 * random.nextDouble();
                results.add(new SampleResult(id(i), Outcome.value(value)));
                before.put(id(i), value + 0.02 * (random.nextDouble() - 0.5));
            }
            Finding finding = new Finding(metric, results, 42);
            Requirement compared = new Requirement(metric, noWorseThanBaseline());
            baselines.put(compared, new BaselineValues("large.pt", before));
            requirements.add(new Requirement(metric, atLeast(0.3).withConfidence(0.95)));
            requirements.add(compared);
            findings.add(finding);
            findings.add(finding);
        }
        List<Verdict> verdicts =
                new Judge(requirements, false, Map.of("class", classes()), baselines).verdicts(findings);
        AuditResult small = Audits.result(verdicts.get(0));
        List<SampleSummary> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            String digest = Sha256.of(id(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            samples.add(new SampleSummary(
                            id(i),
                            OptionalInt.of(i % CLASSES),
                            new Prediction(i % CLASSES, random.nextFloat()),
                            i % CLASSES,
                            new TreeMap<>())
                    .with(new SampleFacts(
                            "class " + i % CLASSES,
                            Optional.of(new SampleDigest(digest, digest)),
                            List.of("class 'class %d'".formatted(i % CLASSES)))));
        }
        return new AuditResult(small.identity(), small.subject(), small.explainedBy(), verdicts, samples, small.run());
    }

    private static List<Slice> classes() {
        return IntStream.range(0, CLASSES)
                .mapToObj(c -> {
                    Set<String> ids = new HashSet<>();
                    for (int i = c; i < SAMPLES; i += CLASSES) {
                        ids.add(id(i));
                    }
                    return new Slice("class 'class %d'".formatted(c), ids);
                })
                .toList();
    }
}
