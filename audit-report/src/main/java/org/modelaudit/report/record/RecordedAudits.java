package org.modelaudit.report.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.explain.Prediction;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.report.record.Circumstances.Cost;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RecordedAudit.RecordedExplainer;
import org.modelaudit.report.record.RecordedAudit.RecordedLocation;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.ModelCheck;
import org.modelaudit.result.SampleSummary;
import org.modelaudit.result.SourceLocation;

/** Makes the record of an audit out of its result. */
public final class RecordedAudits {

    private static final String SCORING = "scoring";

    private static final String BATCH = "batch";

    /** What changes no number and is not the same each time. */
    private static final Set<String> CIRCUMSTANCES = Set.of(SCORING, BATCH);

    private static final double MILLIS = 1000;

    private RecordedAudits() {}

    /**
     * Everything that lasts.
     *
     * @param attachments files beside the record
     */
    public static RecordedAudit of(AuditResult result, List<RecordedAttachment> attachments) {
        SortedMap<String, String> environment = new TreeMap<>(result.environment());
        environment.keySet().removeAll(CIRCUMSTANCES);
        return new RecordedAudit(
                result.identity().id(),
                result.identity().title(),
                result.identity().description(),
                result.identity().reason(),
                result.identity().requirements(),
                location(result.identity().location()),
                result.status(),
                model(result.model(), result.subject().check()),
                data(result),
                new RecordedExplainer(
                        result.explainer(), result.explainerName(), new TreeMap<>(result.explainerSettings())),
                environment,
                result.verdicts().stream().map(RecordedVerdicts::of).toList(),
                result.remarks().stream().map(Places::fromHere).toList(),
                List.copyOf(attachments));
    }

    private static @Nullable RecordedLocation location(@Nullable SourceLocation location) {
        return location == null ? null : new RecordedLocation(location.file(), location.line());
    }

    private static RecordedModel model(ModelIdentity model, ModelCheck check) {
        return new RecordedModel(
                model.name(),
                model.file(),
                model.form(),
                model.hasBytes() ? model.sha256() : null,
                check.sha256(),
                check.weightsCompared());
    }

    private static RecordedData data(AuditResult result) {
        List<RecordedSample> samples = new ArrayList<>();
        result.samples().forEach(sample -> samples.add(sample(sample, result.labels())));
        return new RecordedData(
                result.data(),
                result.dataDigest(),
                result.subject().choice().words(),
                result.subject().choice().declared(),
                samples.size(),
                result.accuracy().orElse(null),
                samples);
    }

    private static RecordedSample sample(SampleSummary sample, Labels labels) {
        Prediction says = sample.prediction();
        @Nullable Integer label = sample.label().isPresent() ? sample.label().getAsInt() : null;
        String className = sample.facts().className();
        return new RecordedSample(
                sample.id(),
                sample.facts().digest().map(SampleDigest::content).orElse(null),
                sample.facts().digest().map(SampleDigest::file).orElse(null),
                label,
                className != null || label == null || label >= labels.names().size() ? className : labels.name(label),
                says == null ? null : says.classIndex(),
                says == null ? null : says.probability(),
                sample.explainedClass() < 0 ? null : sample.explainedClass(),
                sample.facts().slices(),
                finite(sample.diagnostics()));
    }

    private static SortedMap<String, @Nullable Double> finite(Map<String, Double> numbers) {
        SortedMap<String, @Nullable Double> finite = new TreeMap<>();
        numbers.forEach((name, number) -> finite.put(name, finite(number)));
        return finite;
    }

    /** JSON knows no infinity. */
    static @Nullable Double finite(@Nullable Double number) {
        return number == null || !Double.isFinite(number) ? null : number;
    }

    /** What it cost. */
    static Cost cost(AuditResult result) {
        Map<String, String> environment = result.environment();
        return new Cost(
                result.duration().toMillis() / MILLIS,
                result.passes().forward(),
                result.passes().features(),
                result.passes().head(),
                result.passes().backward(),
                result.run().ledger().asked(),
                result.run().ledger().found(),
                result.run().ledger().remarks(),
                environment.getOrDefault(SCORING, ""),
                Integer.parseInt(environment.getOrDefault(BATCH, "0")));
    }
}
