package org.modelaudit.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.Slice;
import org.modelaudit.gate.BaselineValues;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Judge;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

/**
 * 50,000 outcomes of ten metrics, each with a bound, and with a baseline in 100 classes and in a place for each picture: judged, compared, recorded and read back. Takes part
 * of a minute, so it runs on request: {@code -Dmodelaudit.large=true}.
 */
@EnabledIfSystemProperty(named = "modelaudit.large", matches = "true")
class LargeSetTest {

    private static final int SAMPLES = 50_000;
    private static final int METRICS = 10;

    @TempDir
    Path folder;

    @Test
    void is_judged_compared_and_written_in_under_a_minute() {
        long start = System.nanoTime();
        SplittableRandom random = new SplittableRandom(1);
        List<Requirement> requirements = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<Requirement, BaselineValues> baselines = new HashMap<>();
        List<MetricBaseline> recorded = new ArrayList<>();
        for (int m = 0; m < METRICS; m++) {
            FakeMetric metric = FakeMetric.named("metric-" + m);
            List<SampleResult> results = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                results.add(new SampleResult(
                        "images/%05d.png".formatted(i), Outcome.value(0.4 + 0.2 * random.nextDouble())));
            }
            Finding finding = new Finding(metric, results, 42);
            MetricBaseline baseline = MetricBaseline.of(finding);
            recorded.add(baseline);
            Requirement compared = new Requirement(metric, noWorseThanBaseline());
            baselines.put(compared, new BaselineValues("large.pt", baseline.values()));
            List<SampleResult> moved = results.stream()
                    .map(result -> new SampleResult(
                            result.sampleId(),
                            Outcome.value(
                                    ((Outcome.Value) result.outcome()).value() + 0.02 * (random.nextDouble() - 0.5))))
                    .toList();
            requirements.add(new Requirement(metric, atLeast(0.3).withConfidence(0.95)));
            requirements.add(compared);
            findings.add(finding);
            findings.add(new Finding(metric, moved, 42));
        }
        List<Verdict> verdicts = new Judge(
                        requirements, false, Map.of("class", classes(100), "place", classes(SAMPLES)), baselines)
                .verdicts(findings);
        BaselineFile file = BaselineFile.of(folder, "large");
        file.write(new Baseline("large", new TreeMap<>(), new TreeMap<>(), recorded));
        assertThat(BaselineFile.of(folder, "large").read().orElseThrow().metrics())
                .hasSize(METRICS);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf(
                "%d outcomes of %d metrics: %.1f s, %d MiB of heap at most%n",
                SAMPLES, METRICS, took.toMillis() / 1000.0, Runtime.getRuntime().maxMemory() >> 20);
        assertThat(verdicts).hasSize(2 * METRICS);
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }

    private static List<Slice> classes(int n) {
        return IntStream.range(0, n)
                .mapToObj(c -> {
                    Set<String> ids = new HashSet<>();
                    for (int i = c; i < SAMPLES; i += n) {
                        ids.add("images/%05d.png".formatted(i));
                    }
                    return new Slice("class " + c, ids);
                })
                .toList();
    }
}
