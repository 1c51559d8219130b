package org.modelaudit.report.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RecordedAudit.RecordedExplainer;
import org.modelaudit.report.record.RecordedAudit.RecordedLocation;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;

/** Small records for tests: one audit of localization IoU on pictures in two classes. */
public final class Records {

    private Records() {}

    public static RunRecord run(RecordedAudit... audits) {
        return new RunRecord(
                RunRecord.SCHEMA,
                new RunRecord.RecordedTool("ModelAudit", "1.2.3"),
                new TreeMap<>(Map.of("java", "17")),
                new TreeMap<>(),
                List.of(audits),
                List.of(),
                new Circumstances(
                        "run 1", "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "", "/tmp", new TreeMap<>()));
    }

    /** An audit of a model of that name whose pictures have these values, named {@code 00.png} and on, of classes cat and dog in turn. */
    public static RecordedAudit audit(String model, double... values) {
        SortedMap<String, Double> bySample = new TreeMap<>();
        List<RecordedSample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String id = "%02d.png".formatted(i);
            bySample.put(id, values[i]);
            samples.add(new RecordedSample(
                    id,
                    "0".repeat(64),
                    "3".repeat(64),
                    i % 2,
                    i % 2 == 0 ? "cat" : "dog",
                    i % 2,
                    0.75,
                    i % 2,
                    List.of("class " + (i % 2 == 0 ? "cat" : "dog")),
                    new TreeMap<>()));
        }
        RecordedMeasure measure =
                new RecordedMeasure(Status.PASS, "it is", "", 0.5, null, values.length, values.length, null);
        RecordedVerdict verdict = new RecordedVerdict(
                "localization IoU at least 0.5",
                false,
                List.of(),
                new RecordedMetric(
                        "localization-iou/largest-segment@2",
                        "localization IoU",
                        "localization",
                        Direction.HIGHER_IS_BETTER,
                        0.0,
                        1.0,
                        "a paper",
                        new TreeMap<>(),
                        false),
                new RecordedThreshold(0.5, null, "mean", null, 0.05, null, false, null, null),
                measure,
                List.of(),
                null,
                bySample,
                new TreeMap<>(),
                new TreeMap<>());
        return new RecordedAudit(
                "org.example.CatAudit.looks_at_the_cat",
                "looks_at_the_cat",
                "",
                "",
                List.of("REQ-1"),
                new RecordedLocation("src/test/java/org/example/CatAudit.java", 17),
                Status.PASS,
                new RecordedModel(model, model + ".pt", "traced", "1".repeat(64), "1".repeat(64), true),
                new RecordedData("pets", "2".repeat(64), "all", values.length, values.length, 1.0, samples),
                new RecordedExplainer("grad-cam/paper@1", "Grad-CAM", new TreeMap<>(Map.of("layer", "layer4"))),
                new TreeMap<>(Map.of("engine", "PyTorch")),
                List.of(verdict),
                List.of(),
                List.of());
    }

    /** The same audit with files beside the record. */
    public static RecordedAudit with(RecordedAudit audit, RecordedAttachment... attachments) {
        return new RecordedAudit(
                audit.id(),
                audit.title(),
                audit.description(),
                audit.rationale(),
                audit.requirements(),
                audit.status(),
                audit.model(),
                audit.data(),
                audit.explainer(),
                audit.environment(),
                audit.verdicts(),
                audit.remarks(),
                List.of(attachments));
    }
}
