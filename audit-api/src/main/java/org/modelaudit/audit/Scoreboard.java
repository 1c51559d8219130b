package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Metric;
import org.modelaudit.result.SampleSummary;

/** Collects one outcome for each sample and metric while the batches go by; the only thing that grows with the set. */
final class Scoreboard {

    private final List<Metric> metrics;
    private final List<List<SampleResult>> results = new ArrayList<>();
    private final List<SampleSummary> summaries = new ArrayList<>();

    /**
     * @param metrics in the order of a row's outcomes
     */
    Scoreboard(List<Metric> metrics) {
        this.metrics = List.copyOf(metrics);
        metrics.forEach(metric -> results.add(new ArrayList<>()));
    }

    /** Takes the next samples, in the set's order. */
    void book(List<SampleRow> rows) {
        for (SampleRow row : rows) {
            for (int r = 0; r < metrics.size(); r++) {
                results.get(r)
                        .add(new SampleResult(row.sample().id(), row.outcomes().get(r)));
            }
            summaries.add(row.summary());
        }
    }

    List<SampleSummary> summaries() {
        return summaries;
    }

    /** How many samples are booked. */
    int size() {
        return summaries.size();
    }

    /** Forgets all samples but the first {@code n}. */
    void keep(int n) {
        results.forEach(list -> list.subList(n, list.size()).clear());
        summaries.subList(n, summaries.size()).clear();
    }

    /** What was measured on the first {@code n} samples, one for each metric. */
    List<Finding> findings(int n, long seed) {
        List<Finding> findings = new ArrayList<>();
        for (int r = 0; r < metrics.size(); r++) {
            findings.add(new Finding(metrics.get(r), results.get(r).subList(0, n), seed));
        }
        return findings;
    }
}
