package org.modelaudit.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;

/**
 * Everything that one audit found.
 *
 * @param identity name and reason
 * @param model that was audited
 * @param labels names of its classes
 * @param explainer id of the explainer, for example {@code grad-cam/paper@1}
 * @param explainerName for people
 * @param explainerSettings as resolved for this model: layer, class, and so on
 * @param data name of the set
 * @param dataDigest SHA-256 of the set's index
 * @param verdicts one for each requirement, in the order of the chain; at least one
 * @param samples one for each sample, in the set's order
 * @param environment engine, device, input, seed and versions
 * @param remarks what a reader should know about the model and the data
 * @param passes work that this audit made the model do
 * @param duration wall-clock time
 */
public record AuditResult(
        AuditIdentity identity,
        ModelIdentity model,
        Labels labels,
        String explainer,
        String explainerName,
        Map<String, String> explainerSettings,
        String data,
        String dataDigest,
        List<Verdict> verdicts,
        List<SampleSummary> samples,
        Map<String, String> environment,
        List<String> remarks,
        PassCount passes,
        Duration duration) {

    public AuditResult {
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("An audit without a verdict audits nothing.");
        }
        verdicts = List.copyOf(verdicts);
        samples = List.copyOf(samples);
        remarks = List.copyOf(remarks);
    }

    /** FAIL if any requirement is violated, else INCONCLUSIVE if any is undecided, else PASS. */
    public Status status() {
        return verdicts.stream()
                .map(Verdict::status)
                .reduce(
                        Status.PASS,
                        (a, b) -> a == Status.FAIL || b == Status.FAIL
                                ? Status.FAIL
                                : a == Status.INCONCLUSIVE || b == Status.INCONCLUSIVE
                                        ? Status.INCONCLUSIVE
                                        : Status.PASS);
    }

    /** Share of the labelled samples that the model gets right; empty if none is labelled. */
    public Optional<Double> accuracy() {
        List<Boolean> judged =
                samples.stream().flatMap(s -> s.correct().stream()).toList();
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of((double) judged.stream().filter(c -> c).count() / judged.size());
    }
}
