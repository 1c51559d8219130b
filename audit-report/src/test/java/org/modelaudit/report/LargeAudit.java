package org.modelaudit.report;

import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.nio.charset.StandardCharsets;
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
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;

/**
 * Results of audits of very many pictures: under each metric a bound and a baseline, judged, and compared in every class.
 *
 * @param samples how many pictures
 * @param metrics how many metrics
 * @param classes how many classes the pictures are of
 */
public record LargeAudit(int samples, int metrics, int classes) {

    private static String id(int i) {
        return "images/%05d.png".formatted(i);
    }

    /** The result of an audit of that name. */
    public AuditResult result(String name) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        List<Requirement> requirements = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Map<Requirement, BaselineValues> baselines = new HashMap<>();
        for (int m = 0; m < metrics; m++) {
            FakeMetric metric = new FakeMetric(
                    MetricDescription.higherIsBetter("metric-" + m + "/test@1", "metric " + m, "nowhere"), Map.of());
            List<SampleResult> results = new ArrayList<>();
            Map<String, Double> before = new HashMap<>();
            for (int i = 0; i < samples; i++) {
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
                new Judge(requirements, false, Map.of("class", slices()), baselines).verdicts(findings);
        AuditResult small = Audits.result(verdicts.get(0));
        List<SampleSummary> summaries = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            String digest = Sha256.of(id(i).getBytes(StandardCharsets.UTF_8));
            summaries.add(new SampleSummary(
                            id(i),
                            OptionalInt.of(i % classes),
                            new Prediction(i % classes, random.nextFloat()),
                            i % classes,
                            new TreeMap<>())
                    .with(new SampleFacts(
                            "class " + i % classes,
                            Optional.of(new SampleDigest(digest, digest)),
                            List.of("class 'class %d'".formatted(i % classes)))));
        }
        return new AuditResult(
                new AuditIdentity("org.example.LargeAudit." + name, name, "", "SIGN-17"),
                small.subject(),
                small.explainedBy(),
                verdicts,
                summaries,
                small.run());
    }

    private List<Slice> slices() {
        return IntStream.range(0, classes)
                .mapToObj(c -> {
                    Set<String> ids = new HashSet<>();
                    for (int i = c; i < samples; i += classes) {
                        ids.add(id(i));
                    }
                    return new Slice("class 'class %d'".formatted(c), ids);
                })
                .toList();
    }
}
