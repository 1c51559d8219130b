package org.modelaudit.report.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Circumstances;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RecordedAudit.RecordedLocation;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedMeasure.RecordedPair;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

/** Records of runs in which not all is well. */
final class CiRecords {

    /** Markup of every kind, mentions, references, control characters and what runs from right to left. */
    static final String HOSTILE =
            "<img src=x onerror=alert(1)> | [a](https://evil.example) @team #12 GH-7 `x` *b* ${j} ]]>\u202E\u0000\n# h \u05D0\u05D1 \uD800 \uFFFE";

    private CiRecords() {}

    /** A run with an audit of each status, and one that was not carried out. */
    static RunRecord mixed() {
        RunRecord run = Records.run(
                audit("org.example.SignAudit.looks_at_the_sign", verdict(Status.PASS), verdict(Status.FAIL)),
                audit("org.example.SignAudit.is_stable[grad-cam]", verdict(Status.INCONCLUSIVE)),
                audit("org.example.CatAudit.looks_at_the_cat", compared()),
                audit("org.example.CatAudit$Indoors.looks_at_the_cat#2", waived()));
        return with(run, new NotCarriedOut("org.example.SignAudit.opens", "There is no file 'signs.pt'."));
    }

    static RunRecord with(RunRecord run, NotCarriedOut... missing) {
        return new RunRecord(
                run.schema(),
                run.tool(),
                run.environment(),
                run.settings(),
                run.audits(),
                List.of(missing),
                new Circumstances(
                        "run 1",
                        "2026-01-01T00:00:00Z",
                        "2026-01-01T00:01:00Z",
                        "",
                        "/tmp",
                        new TreeMap<>(java.util.Map.of(
                                "org.example.SignAudit.looks_at_the_sign",
                                new Circumstances.Cost(1.5, 1, 1, 1, 1, 1, 0, List.of(), "exact", 8)))));
    }

    static RecordedAudit audit(String id, RecordedVerdict... verdicts) {
        return audit(
                id,
                new RecordedLocation(
                        "src/test/java/" + AuditName.of(id).topLevel().replace('.', '/') + ".java", 17),
                verdicts);
    }

    static RecordedAudit audit(String id, @Nullable RecordedLocation location, RecordedVerdict... verdicts) {
        RecordedAudit one = Records.audit("signs", 0.5, 0.25);
        return new RecordedAudit(
                id,
                AuditName.of(id).method(),
                "",
                "",
                List.of(),
                location,
                List.of(verdicts).stream()
                        .map(verdict -> verdict.measured().status())
                        .reduce(Status.PASS, Status::worse),
                one.model(),
                one.data(),
                one.explainer(),
                one.environment(),
                List.of(verdicts),
                List.of(),
                List.of(new RecordedAttachment(
                        "Worst, median and best samples: localization IoU",
                        "model-audit/" + "%016x".formatted(id.hashCode() & 0xFFFFFFFFL) + ".png",
                        "image/png",
                        100,
                        "4".repeat(64))));
    }

    static RecordedVerdict verdict(Status status) {
        return verdict("localization IoU at least 0.5", status, null, null);
    }

    static RecordedVerdict waived() {
        return verdict(
                "localization IoU at least 0.5",
                Status.WAIVED,
                null,
                new RecordedWaiver("Ada", "the next release is trained anew", "2027-01-01", Status.FAIL));
    }

    static RecordedVerdict compared() {
        return verdict(
                "localization IoU no worse than the baseline with 95.0 % confidence",
                Status.FAIL,
                new RecordedComparison(
                        "signs-1.0.pt",
                        0.75,
                        0.5,
                        new RecordedInterval(-0.3, -0.2, 0.95, "paired"),
                        24,
                        20,
                        List.of(new RecordedPair("00.png", 0.75, 0.25), new RecordedPair("01.png", 0.8, 0.5)),
                        List.of(),
                        List.of()),
                null);
    }

    static RecordedVerdict verdict(
            String text, Status status, @Nullable RecordedComparison comparison, @Nullable RecordedWaiver waiver) {
        RecordedVerdict one = Records.audit("signs", 0.5, 0.25).verdicts().get(0);
        return new RecordedVerdict(
                text,
                false,
                List.of(),
                one.metric(),
                one.threshold(),
                new RecordedMeasure(
                        status,
                        status == Status.PASS ? "the whole interval meets it" : "the whole interval violates it",
                        "",
                        0.375,
                        new RecordedInterval(0.25, 0.4871, 0.95, "skewed Student"),
                        2,
                        2,
                        comparison),
                List.of(),
                waiver,
                one.values(),
                one.undefined(),
                one.failed());
    }

    /** A verdict in which every word comes from somebody who means no good. */
    static RecordedVerdict hostile(String words) {
        RecordedVerdict one = verdict(Status.FAIL);
        RecordedMetric metric = one.metric();
        return new RecordedVerdict(
                words,
                false,
                List.of(),
                new RecordedMetric(
                        words,
                        words,
                        words,
                        metric.direction(),
                        metric.low(),
                        metric.high(),
                        words,
                        metric.settings(),
                        false),
                one.threshold(),
                new RecordedMeasure(
                        Status.WAIVED,
                        words,
                        words,
                        0.375,
                        null,
                        2,
                        2,
                        new RecordedComparison(
                                words,
                                0.75,
                                0.5,
                                null,
                                2,
                                1,
                                List.of(new RecordedPair(words, 0.75, 0.25)),
                                List.of(),
                                List.of())),
                List.of(),
                new RecordedWaiver(words, words, words, Status.FAIL),
                one.values(),
                one.undefined(),
                one.failed());
    }

    /** A run in which every word comes from somebody who means no good. */
    static RunRecord hostileRun(String words) {
        RecordedAudit one =
                audit(words, new RecordedLocation(words, 1), hostile(words), verdict(words, Status.FAIL, null, null));
        RecordedAudit named = new RecordedAudit(
                words,
                words,
                words,
                words,
                List.of(words),
                one.location(),
                one.status(),
                new org.modelaudit.report.record.RecordedModel(words, words, words, words, words, true),
                new org.modelaudit.report.record.RecordedData(
                        words, words, words, 2, 2, 0.5, one.data().samples()),
                one.explainer(),
                one.environment(),
                one.verdicts(),
                List.of(words),
                List.of(new RecordedAttachment(": localization IoU", words, "image/png", 1, words)));
        return with(Records.run(named), new NotCarriedOut(words, words));
    }

    /** So many audits with a failing and a passing requirement each. */
    static RunRecord many(int audits) {
        List<RecordedAudit> all = new ArrayList<>();
        for (int i = 0; i < audits; i++) {
            all.add(audit(
                    "org.example.Audit%04d.looks_at_the_object_and_at_nothing_else".formatted(i),
                    verdict(Status.PASS),
                    verdict(Status.FAIL)));
        }
        return Records.run(all.toArray(RecordedAudit[]::new));
    }
}
