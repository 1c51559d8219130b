package org.modelaudit.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;

/**
 * Everything that one audit found.
 *
 * @param identity name and reason
 * @param subject model and pictures
 * @param explainedBy who was asked
 * @param verdicts one for each requirement, in the order of the chain; at least one
 * @param samples one for each sample, in the set's order
 * @param run circumstances and cost
 */
public record AuditResult(
        AuditIdentity identity,
        AuditSubject subject,
        ExplainerIdentity explainedBy,
        List<Verdict> verdicts,
        List<SampleSummary> samples,
        RunFacts run) {

    public AuditResult {
        if (verdicts.isEmpty()) {
            throw new IllegalArgumentException("An audit without a verdict audits nothing.");
        }
        verdicts = List.copyOf(verdicts);
        samples = List.copyOf(samples);
    }

    /** The model that was audited. */
    public ModelIdentity model() {
        return subject.model();
    }

    /** Names of its classes. */
    public Labels labels() {
        return subject.labels();
    }

    /** Name of the set. */
    public String data() {
        return subject.data();
    }

    /** SHA-256 of the set's index. */
    public String dataDigest() {
        return subject.dataDigest();
    }

    /** Id of the explainer, for example {@code grad-cam/paper@1}. */
    public String explainer() {
        return explainedBy.id();
    }

    /** Name of the explainer, for people. */
    public String explainerName() {
        return explainedBy.name();
    }

    /** Settings of the explainer as resolved for this model: layer, class, and so on. */
    public Map<String, String> explainerSettings() {
        return explainedBy.settings();
    }

    /** Engine, device, input, seed and versions. */
    public Map<String, String> environment() {
        return run.environment();
    }

    /** What a reader should know about the model and the data. */
    public List<String> remarks() {
        return run.remarks();
    }

    /** Work that this audit made the model do. */
    public PassCount passes() {
        return run.passes();
    }

    /** Wall-clock time. */
    public Duration duration() {
        return run.duration();
    }

    /** FAIL if any requirement is violated, else INCONCLUSIVE if any is undecided, else WAIVED if any is waived, else PASS. */
    public Status status() {
        return verdicts.stream().map(Verdict::status).reduce(Status.PASS, Status::worse);
    }

    /** How many pictures the samples show. */
    public PictureCount pictures() {
        return PictureCount.of(samples);
    }

    /** Share of the labelled samples that the model gets right; empty if none is labelled. */
    public Optional<Double> accuracy() {
        List<Boolean> judged =
                samples.stream().flatMap(s -> s.correct().stream()).toList();
        return judged.isEmpty()
                ? Optional.empty()
                : Optional.of((double) judged.stream().filter(c -> c).count() / judged.size());
    }

    /** In words, with the input: pictures that are prepared otherwise than in training cost accuracy before anything else. */
    public String accuracyAndInput() {
        return "%s; input: %s"
                .formatted(
                        accuracy()
                                .map(share -> Numbers.percent(share) + " of the labelled pictures")
                                .orElse("unknown, no picture is labelled"),
                        environment().getOrDefault("input", "unknown"));
    }
}
