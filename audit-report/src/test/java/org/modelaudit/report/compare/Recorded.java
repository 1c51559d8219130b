package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RecordedAudit.RecordedExplainer;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedModel;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

/** Records of one audit with any values, for tests: what is said of it in turn. */
final class Recorded {

    private final List<RecordedVerdict> verdicts = new ArrayList<>();
    private final List<RecordedAttachment> attachments = new ArrayList<>();
    private final SortedMap<String, String> environment = new TreeMap<>(Map.of("seed", "42"));
    private final SortedMap<String, String> settings = new TreeMap<>(Map.of("layer", "layer4", "class", "predicted"));
    private final int n;
    private String model = "net.pt";
    private String digest = "1";
    private String id = "org.example.CatAudit.looks_at_the_cat";
    private String title = "looks_at_the_cat";
    private String explainer = "grad-cam/paper@1";
    private IntFunction<String> ids = "%05d.png"::formatted;
    private IntFunction<String> slices = i -> i % 2 == 0 ? "class 'cat'" : "class 'dog'";
    private IntFunction<@Nullable String> digests = Integer::toString;

    private Recorded(int n) {
        this.n = n;
    }

    /** An audit of so many pictures. */
    static Recorded pictures(int n) {
        return new Recorded(n);
    }

    Recorded of(String file, String sha256) {
        model = file;
        digest = sha256;
        return this;
    }

    Recorded called(String audit) {
        id = audit;
        title = audit.substring(audit.lastIndexOf('.') + 1);
        return this;
    }

    Recorded explainedBy(String explainerId) {
        explainer = explainerId;
        return this;
    }

    Recorded setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Recorded environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Recorded named(IntFunction<String> names) {
        ids = names;
        return this;
    }

    Recorded in(IntFunction<String> sliceOf) {
        slices = sliceOf;
        return this;
    }

    Recorded digests(IntFunction<@Nullable String> sha256) {
        digests = sha256;
        return this;
    }

    Recorded attached(RecordedAttachment attachment) {
        attachments.add(attachment);
        return this;
    }

    /** Values of localization IoU; NaN is none. */
    Recorded with(IntToDoubleFunction value) {
        return with(metric("localization-iou/largest-segment@2", "localization IoU"), Status.PASS, value);
    }

    Recorded with(RecordedMetric metric, Status status, IntToDoubleFunction value) {
        SortedMap<String, Double> values = new TreeMap<>();
        SortedMap<String, String> undefined = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            double one = value.applyAsDouble(i);
            if (Double.isNaN(one)) {
                undefined.put(ids.apply(i), "the map is constant");
            } else {
                values.put(ids.apply(i), one);
            }
        }
        verdicts.add(new RecordedVerdict(
                metric.name() + " at least 0.50 on the mean",
                false,
                List.of(),
                metric,
                new RecordedThreshold(0.5, null, "mean", null, 0.05, null, false, null, null),
                new RecordedMeasure(status, "it is", "", 0.5, null, values.size(), n, null),
                List.of(),
                null,
                values,
                undefined,
                new TreeMap<>()));
        return this;
    }

    static RecordedMetric metric(String id, String name) {
        return metric(id, name, Direction.HIGHER_IS_BETTER, 0.0, 1.0);
    }

    static RecordedMetric metric(
            String id, String name, Direction direction, @Nullable Double low, @Nullable Double high) {
        return new RecordedMetric(id, name, "localization", direction, low, high, "a paper", new TreeMap<>(), false);
    }

    RecordedAudit audit() {
        List<RecordedSample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String sha256 = digests.apply(i);
            samples.add(new RecordedSample(
                    ids.apply(i), sha256, sha256, 0, "cat", 0, 0.75, 0, List.of(slices.apply(i)), new TreeMap<>()));
        }
        return new RecordedAudit(
                id,
                title,
                "",
                "the decision rests on the cat",
                List.of(),
                verdicts.stream().map(verdict -> verdict.measured().status()).reduce(Status.PASS, Status::worse),
                new RecordedModel(model, model, "traced", digest, digest, true),
                new RecordedData("pets", "2", "all", n, n, 1.0, samples),
                new RecordedExplainer(explainer, "Grad-CAM", settings),
                environment,
                verdicts,
                List.of(),
                attachments);
    }

    RunRecord run() {
        return Records.run(audit());
    }
}
