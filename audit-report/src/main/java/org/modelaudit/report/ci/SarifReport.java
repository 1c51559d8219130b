package org.modelaudit.report.ci;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.gate.Status;
import org.modelaudit.report.ci.SarifLog.ArtifactLocation;
import org.modelaudit.report.ci.SarifLog.AutomationDetails;
import org.modelaudit.report.ci.SarifLog.Driver;
import org.modelaudit.report.ci.SarifLog.Invocation;
import org.modelaudit.report.ci.SarifLog.Location;
import org.modelaudit.report.ci.SarifLog.LogicalLocation;
import org.modelaudit.report.ci.SarifLog.Message;
import org.modelaudit.report.ci.SarifLog.PhysicalLocation;
import org.modelaudit.report.ci.SarifLog.Region;
import org.modelaudit.report.ci.SarifLog.Result;
import org.modelaudit.report.ci.SarifLog.Suppression;
import org.modelaudit.report.ci.SarifLog.Tool;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedLocation;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.text.OneLine;

/**
 * A run as SARIF 2.1.0, for tools that show results beside the code: a result for each requirement that does not pass, at the line of its
 * chain. A waived one is there too and suppressed. What passes is left out, because GitHub would show it as an alert.
 */
final class SarifReport {

    private static final int LONGEST = 1000;

    private static final String FINGERPRINT = "modelAuditRequirement/v1";

    /** The only one that GitHub reads. */
    private static final String FINGERPRINT_OF_GITHUB = "primaryLocationLineHash";

    private final RunRecord run;
    private final String record;
    private final SarifRules rules;
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private SarifReport(RunRecord run, String record) {
        this.run = run;
        this.record = record;
        this.rules = new SarifRules(run);
        for (RecordedAudit audit : run.audits()) {
            RecordedLocation location = audit.location();
            if (location != null) {
                files.putIfAbsent(AuditName.of(audit.id()).topLevel(), location.file());
            }
        }
    }

    /**
     * @param record name of the record's file, in which what has no place in a source is located
     */
    static String of(RunRecord run, String record) {
        return new SarifReport(run, record).log().json();
    }

    private SarifLog log() {
        List<Result> results = new ArrayList<>();
        for (RecordedAudit audit : run.audits()) {
            for (RecordedVerdict verdict : audit.verdicts()) {
                String fingerprint = fingerprint(audit, verdict);
                if (verdict.measured().status() != Status.PASS) {
                    results.add(result(audit, verdict, fingerprint));
                }
            }
        }
        run.notCarriedOut().forEach(one -> results.add(result(one)));
        return SarifLog.of(new SarifLog.Run(
                new Tool(new Driver(run.tool().name(), run.tool().version(), rules.all())),
                new AutomationDetails("model-audit/"),
                List.of(new Invocation(run.notCarriedOut().isEmpty())),
                "utf16CodeUnits",
                results));
    }

    private Result result(RecordedAudit audit, RecordedVerdict verdict, String fingerprint) {
        String rule = SarifRules.id(verdict.metric());
        return new Result(
                rule,
                rules.place(rule),
                level(verdict),
                new Message(message(audit, verdict)),
                List.of(location(audit)),
                fingerprints(fingerprint),
                suppressions(verdict),
                properties(audit, verdict));
    }

    private static String level(RecordedVerdict verdict) {
        RecordedWaiver waiver = verdict.waiver();
        Status status = waiver == null || verdict.measured().status() != Status.WAIVED
                ? verdict.measured().status()
                : waiver.statusWithout();
        return status == Status.FAIL ? "error" : "warning";
    }

    private static String message(RecordedAudit audit, RecordedVerdict verdict) {
        RecordedMeasure measured = verdict.measured();
        String interval = Figures.interval(measured);
        return SarifText.message(
                "%s: %s. Measured %s%s on %d of %d %s of %s: %s.%s"
                        .formatted(
                                measured.status(),
                                verdict.text(),
                                Figures.estimate(measured),
                                interval.isEmpty() ? "" : " " + interval,
                                measured.n(),
                                measured.of(),
                                verdict.metric().over(),
                                audit.data().name(),
                                measured.reason(),
                                measured.remedy().isEmpty() ? "" : " To do: " + measured.remedy() + "."),
                LONGEST);
    }

    private Location location(RecordedAudit audit) {
        RecordedLocation known = audit.location();
        return known == null
                ? location(audit.id())
                : new Location(
                        new PhysicalLocation(
                                new ArtifactLocation(FileAddress.of(known.file())),
                                new Region(Math.max(1, known.line()))),
                        logical(audit.id()));
    }

    /** The source of its class where another audit knows it; else the record, because GitHub takes no result that is nowhere. */
    private Location location(String id) {
        String file = files.get(AuditName.of(id).topLevel());
        return new Location(
                new PhysicalLocation(new ArtifactLocation(FileAddress.of(file == null ? record : file)), new Region(1)),
                logical(id));
    }

    private static List<LogicalLocation> logical(String id) {
        return List.of(new LogicalLocation(OneLine.of(id, LONGEST), "function"));
    }

    /** Stays the same where lines move, bounds change or another model is audited; counts requirements of one kind in one audit. */
    private String fingerprint(RecordedAudit audit, RecordedVerdict verdict) {
        String against = verdict.threshold().against();
        String requirement = String.join(
                "\n",
                audit.id(),
                verdict.metric().id(),
                verdict.threshold().statistic(),
                against == null ? "" : against);
        return digest(requirement + "\n" + seen.merge(requirement, 1, Integer::sum));
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private static SortedMap<String, String> fingerprints(String fingerprint) {
        return new TreeMap<>(Map.of(FINGERPRINT, fingerprint, FINGERPRINT_OF_GITHUB, fingerprint + ":1"));
    }

    private static @Nullable List<Suppression> suppressions(RecordedVerdict verdict) {
        RecordedWaiver waiver = verdict.waiver();
        return waiver == null || verdict.measured().status() != Status.WAIVED
                ? null
                : List.of(new Suppression(
                        "external",
                        "accepted",
                        OneLine.of(
                                "%s answers until %s: %s".formatted(waiver.owner(), waiver.expires(), waiver.reason()),
                                LONGEST)));
    }

    private static SortedMap<String, Object> properties(RecordedAudit audit, RecordedVerdict verdict) {
        RecordedMeasure measured = verdict.measured();
        SortedMap<String, Object> properties = new TreeMap<>();
        properties.put("status", measured.status().name());
        properties.put("model", OneLine.of(audit.model().file(), LONGEST));
        properties.put("explainer", OneLine.of(audit.explainer().id(), LONGEST));
        properties.put("data", OneLine.of(audit.data().name(), LONGEST));
        properties.put("n", measured.n());
        properties.put("of", measured.of());
        if (measured.estimate() != null) {
            properties.put("estimate", measured.estimate());
        }
        if (measured.interval() != null) {
            properties.put("low", measured.interval().low());
            properties.put("high", measured.interval().high());
            properties.put("confidence", measured.interval().level());
        }
        return properties;
    }

    private Result result(NotCarriedOut one) {
        SortedMap<String, Object> properties = new TreeMap<>(Map.of("status", "NOT CARRIED OUT"));
        return new Result(
                SarifRules.NOT_CARRIED_OUT,
                rules.place(SarifRules.NOT_CARRIED_OUT),
                "error",
                new Message(SarifText.message(
                        "%s was not carried out to its end: %s".formatted(one.id(), one.message()), LONGEST)),
                List.of(location(one.id())),
                fingerprints(digest(SarifRules.NOT_CARRIED_OUT + "\n" + one.id())),
                null,
                properties);
    }
}
