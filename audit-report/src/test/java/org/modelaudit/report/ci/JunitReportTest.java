package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {

    private static Element root(RunRecord run) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Document document = builder.parse(new InputSource(new StringReader(JunitReport.of(run))));
        return document.getDocumentElement();
    }

    private static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private static Element testCase(Element root, String name) {
        return all(root, "testcase").stream()
                .filter(one -> one.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<RunRecord> runs() {
        return List.of(
                CiRecords.mixed(),
                CiRecords.many(200),
                CiRecords.hostileRun(CiRecords.HOSTILE),
                CiRecords.hostileRun(CiRecords.HOSTILE.repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void every_suite_is_valid_by_the_schema_of_surefire(RunRecord run) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("surefire-test-report.xsd"));
        Element root = root(run);

        assertThat(root.getTagName()).isEqualTo("testsuites");
        for (Element suite : all(root, "testsuite")) {
            schema.newValidator().validate(new DOMSource(suite));
        }
    }

    @Test
    void a_class_is_a_suite_that_counts_its_audits() throws Exception {
        assertThat(all(root(CiRecords.mixed()), "testsuite"))
                .extracting(suite -> "%s: %s tests, %s failures, %s errors"
                        .formatted(
                                suite.getAttribute("name"),
                                suite.getAttribute("tests"),
                                suite.getAttribute("failures"),
                                suite.getAttribute("errors")))
                .containsExactly(
                        "org.example.CatAudit: 1 tests, 1 failures, 0 errors",
                        "org.example.CatAudit$Indoors: 1 tests, 0 failures, 0 errors",
                        "org.example.SignAudit: 3 tests, 2 failures, 1 errors");
    }

    @Test
    void what_fails_or_is_inconclusive_is_a_failure_and_says_where() throws Exception {
        Element root = root(CiRecords.mixed());
        Element failed = testCase(root, "looks_at_the_sign");

        assertThat(failed.getAttribute("classname")).isEqualTo("org.example.SignAudit");
        assertThat(failed.getAttribute("time")).isEqualTo("1.500");
        assertThat(all(failed, "failure"))
                .singleElement()
                .satisfies(failure -> assertThat(failure.getTextContent()).isEqualTo("""
                                FAIL  localization IoU at least 0.5: measured 0.375 [0.25, 0.4871], n = 2 of 2: the whole interval violates it
                                \tat src/test/java/org/example/SignAudit.java:17"""));
        assertThat(all(testCase(root, "is_stable[grad-cam]"), "failure")).hasSize(1);
    }

    @Test
    void what_is_waived_passes_and_says_who_answers() throws Exception {
        Element waived = testCase(root(CiRecords.mixed()), "looks_at_the_cat#2");

        assertThat(all(waived, "failure")).isEmpty();
        assertThat(all(waived, "system-out").get(0).getTextContent())
                .endsWith("waived by Ada until 2027-01-01 (FAIL without it): the next release is trained anew");
    }

    @Test
    void what_could_not_be_carried_out_is_an_error() throws Exception {
        assertThat(all(testCase(root(CiRecords.mixed()), "opens"), "error"))
                .singleElement()
                .satisfies(
                        error -> assertThat(error.getAttribute("message")).isEqualTo("There is no file 'signs.pt'."));
    }

    @Test
    void figures_are_properties_of_the_suite_and_none_hides_another_of_its_name() throws Exception {
        RunRecord run =
                Records.run(CiRecords.audit("a.B.c", CiRecords.verdict(Status.PASS), CiRecords.verdict(Status.FAIL)));

        assertThat(all(root(run), "property"))
                .extracting(one -> one.getAttribute("name") + "=" + one.getAttribute("value"))
                .contains(
                        "c.localization IoU at least 0.5.status=PASS",
                        "c.localization IoU at least 0.5.estimate=0.375",
                        "c.localization IoU at least 0.5 (2).status=FAIL",
                        "c.localization IoU at least 0.5 (2).high=0.4871");
    }

    @Test
    void the_same_run_gives_the_same_text() {
        assertThat(JunitReport.of(CiRecords.mixed())).isEqualTo(JunitReport.of(CiRecords.mixed()));
    }
}
