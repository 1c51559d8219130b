package org.modelaudit.report.ci;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.modelaudit.display.OutsideText;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Circumstances.Cost;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedWaiver;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.text.OneLine;

/**
 * A run as JUnit's XML in the form of Maven Surefire, one suite a class, all in one file. An audit is a test case: FAIL and INCONCLUSIVE are
 * failures, one that could not be carried out is an error, and a waived one passes and says so.
 */
final class JunitReport {

    private static final String STATUS = ".status";
    private static final int MESSAGE = 300;
    private static final int NAME = 1000;

    private final RunRecord run;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitReport(RunRecord run) throws XMLStreamException {
        this.run = run;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String of(RunRecord run) {
        try {
            JunitReport report = new JunitReport(run);
            report.suites();
            return report.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written into a string.", e);
        }
    }

    /** What became of one class. */
    private record Suite(List<RecordedAudit> audits, List<NotCarriedOut> missing) {}

    private void suites() throws XMLStreamException {
        Map<String, Suite> suites = new TreeMap<>();
        run.audits().forEach(audit -> suite(suites, audit.id()).audits().add(audit));
        run.notCarriedOut().forEach(one -> suite(suites, one.id()).missing().add(one));
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        for (Map.Entry<String, Suite> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        text.write("\n");
    }

    private static Suite suite(Map<String, Suite> suites, String id) {
        return suites.computeIfAbsent(AuditName.of(id).owner(), any -> new Suite(new ArrayList<>(), new ArrayList<>()));
    }

    private void suite(String owner, Suite suite) throws XMLStreamException {
        long failures =
                suite.audits().stream().filter(audit -> audit.status().fails()).count();
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", owner);
        attribute(
                "time",
                seconds(suite.audits().stream().mapToDouble(this::seconds).sum()));
        attribute(
                "tests",
                Integer.toString(suite.audits().size() + suite.missing().size()));
        attribute("errors", Integer.toString(suite.missing().size()));
        attribute("skipped", "0");
        attribute("failures", Long.toString(failures));
        figures(suite.audits());
        for (RecordedAudit audit : suite.audits()) {
            testCase(audit.id(), seconds(audit));
            outcome(audit);
            end(2);
        }
        for (NotCarriedOut one : suite.missing()) {
            testCase(one.id(), 0);
            problem("error", one.message(), "org.modelaudit.error.AuditException", one.message());
            end(2);
        }
        end(1);
    }

    /** Every number that was measured. */
    private void figures(List<RecordedAudit> audits) throws XMLStreamException {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("modelaudit.version", run.tool().version());
        for (RecordedAudit audit : audits) {
            String method = AuditName.of(audit.id()).method();
            figures.put(method + ".model", audit.model().file());
            String sha256 = audit.model().sha256();
            if (sha256 != null) {
                figures.put(method + ".model.sha256", sha256);
            }
            for (RecordedVerdict verdict : audit.verdicts()) {
                figures(figures, free(figures, method + "." + verdict.text()), verdict.measured());
            }
        }
        line(2);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> figure : figures.entrySet()) {
            line(3);
            xml.writeEmptyElement("property");
            attribute("name", figure.getKey());
            attribute("value", figure.getValue());
        }
        end(2);
    }

    /** Metrics with different settings may have one name. */
    private static String free(Map<String, String> figures, String name) {
        String free = name;
        for (int i = 2; figures.containsKey(free + STATUS); i++) {
            free = "%s (%d)".formatted(name, i);
        }
        return free;
    }

    private static void figures(Map<String, String> figures, String name, RecordedMeasure measured) {
        figures.put(name + STATUS, measured.status().name());
        figures.put(name + ".n", Integer.toString(measured.n()));
        if (measured.estimate() != null) {
            figures.put(name + ".estimate", Double.toString(measured.estimate()));
        }
        if (measured.interval() != null) {
            figures.put(name + ".low", Double.toString(measured.interval().low()));
            figures.put(name + ".high", Double.toString(measured.interval().high()));
        }
    }

    private void testCase(String id, double seconds) throws XMLStreamException {
        AuditName name = AuditName.of(id);
        line(2);
        xml.writeStartElement("testcase");
        attribute("name", name.method());
        attribute("classname", name.owner());
        attribute("time", seconds(seconds));
    }

    private void outcome(RecordedAudit audit) throws XMLStreamException {
        List<String> unmet = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (RecordedVerdict verdict : audit.verdicts()) {
            String words = words(verdict);
            said.add(words);
            if (verdict.measured().status().fails()) {
                unmet.add(words);
            }
        }
        if (!unmet.isEmpty()) {
            problem(
                    "failure",
                    String.join("; ", unmet),
                    "org.modelaudit.assertions.AuditFailedError",
                    String.join("\n", unmet) + where(audit));
        }
        line(3);
        xml.writeStartElement("system-out");
        characters(String.join("\n", said));
        xml.writeEndElement();
    }

    private static String words(RecordedVerdict verdict) {
        RecordedMeasure measured = verdict.measured();
        RecordedWaiver waiver = verdict.waiver();
        String waived = waiver == null || measured.status() != Status.WAIVED
                ? ""
                : ", waived by %s until %s (%s without it): %s"
                        .formatted(waiver.owner(), waiver.expires(), waiver.statusWithout(), waiver.reason());
        return "%s  %s: measured %s %s, n = %d of %d: %s%s"
                .formatted(
                        measured.status(),
                        verdict.text(),
                        Figures.estimate(measured),
                        Figures.interval(measured),
                        measured.n(),
                        measured.of(),
                        measured.reason(),
                        waived);
    }

    /** As the last line of a stack trace, which readers of such files make a link of. */
    private static String where(RecordedAudit audit) {
        RecordedAudit.RecordedLocation location = audit.location();
        return location == null ? "" : "\n\tat %s:%d".formatted(location.file(), location.line());
    }

    private void problem(String kind, String message, String type, String details) throws XMLStreamException {
        line(3);
        xml.writeStartElement(kind);
        attribute("message", OneLine.of(message, MESSAGE));
        attribute("type", type);
        characters(details);
        xml.writeEndElement();
    }

    private double seconds(RecordedAudit audit) {
        Cost cost = run.circumstances().costs().get(audit.id());
        return cost == null ? 0 : cost.seconds();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, OneLine.of(value, NAME));
    }

    private void characters(String value) throws XMLStreamException {
        xml.writeCharacters(OutsideText.visible(value));
    }

    private void end(int depth) throws XMLStreamException {
        line(depth);
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
