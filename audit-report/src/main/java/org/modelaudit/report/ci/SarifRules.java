package org.modelaudit.report.ci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.report.ci.SarifLog.Configuration;
import org.modelaudit.report.ci.SarifLog.Message;
import org.modelaudit.report.ci.SarifLog.Rule;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.text.OneLine;

/** One rule for each metric of a run, and one for audits that have no verdict, because a report without a result looks as if all were well. */
final class SarifRules {

    /** Of audits that could not be carried out. */
    static final String NOT_CARRIED_OUT = "not-carried-out";

    private static final int LONGEST = 1000;

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    SarifRules(RunRecord run) {
        run.audits().forEach(audit -> audit.verdicts().forEach(verdict -> add(rule(verdict.metric()))));
        if (!run.notCarriedOut().isEmpty()) {
            add(new Rule(
                    NOT_CARRIED_OUT,
                    NOT_CARRIED_OUT,
                    new Message("An audit could not be carried out"),
                    new Message(
                            "The test of an audit ended before it was judged, so nobody knows whether its requirements are met."),
                    new Message(
                            "The message says what was in the way: the model's file, the pictures, the device, or the test itself. Mend that and run the audit again."),
                    new Configuration("error")));
        }
    }

    private void add(Rule rule) {
        if (places.putIfAbsent(rule.id(), rules.size()) == null) {
            rules.add(rule);
        }
    }

    private static Rule rule(RecordedMetric metric) {
        String name = OneLine.of(metric.name(), LONGEST);
        return new Rule(
                id(metric),
                name,
                new Message(SarifText.message(metric.name(), LONGEST)),
                new Message(SarifText.message(
                        "%s, %s, in %s".formatted(metric.name(), direction(metric), range(metric)), LONGEST)),
                new Message(SarifText.message(
                        "A requirement on %s is not met by what the model looks at. It lies in %s, and %s. Its definition: %s"
                                .formatted(metric.name(), range(metric), direction(metric), metric.source()),
                        LONGEST)),
                new Configuration("error"));
    }

    private static String direction(RecordedMetric metric) {
        return metric.direction().toString();
    }

    private static String range(RecordedMetric metric) {
        return "%s to %s"
                .formatted(
                        metric.low() == null ? "minus infinity" : Figures.number(metric.low()),
                        metric.high() == null ? "infinity" : Figures.number(metric.high()));
    }

    /** GitHub takes no longer one. */
    static String id(RecordedMetric metric) {
        return OneLine.of(metric.id(), 255);
    }

    int place(String id) {
        return java.util.Objects.requireNonNull(places.get(id));
    }

    List<Rule> all() {
        return List.copyOf(rules);
    }
}
