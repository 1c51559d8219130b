package org.modelaudit.report.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modelaudit.display.OutsideText;
import org.modelaudit.gate.Status;
import org.modelaudit.report.table.VerdictTable;
import org.modelaudit.result.AuditResult;

/** What an audit changes on its test: description, name, labels, parameters, and an identity that outlives the run. */
final class TestCaseDetails {

    /** Tells the second audit of a test from the first. */
    private static final Pattern NUMBER = Pattern.compile("#\\d+$");

    private static final int LONGEST = 300;

    private final TestResult test;
    private final AuditResult result;

    private TestCaseDetails(TestResult test, AuditResult result) {
        this.test = test;
        this.result = result;
    }

    static void add(TestResult test, AuditResult result) {
        new TestCaseDetails(test, result).add();
    }

    private void add() {
        describe();
        label("epic", "Model audit");
        label("feature", result.model().file());
        label("story", result.explainerName());
        if (result.verdicts().stream().anyMatch(verdict -> verdict.status() == Status.WAIVED)) {
            test.getLabels().add(new Label().setName("tag").setValue(WaivedMessage.WORD));
            test.getLabels().add(WaivedMessage.label());
        }
        parameter("model", result.model().file(), false);
        parameter("explainer", result.explainerName(), false);
        parameter("data", result.data(), false);
        parameter("device", result.environment().get("device"), true);
        parameter("seed", result.environment().get("seed"), true);
        if (belongsToTest()) {
            identify();
        }
    }

    /** Allure shows the plain description only where there is none in HTML, so it moves there. */
    private void describe() {
        String before = test.getDescriptionHtml();
        String plain = test.getDescription();
        if (before == null) {
            before = plain == null ? "" : VerdictTable.paragraph(plain);
        }
        test.setDescriptionHtml(before + VerdictTable.html(result));
    }

    /** A label that the user set himself stands; Allure would show the test in both places. */
    private void label(String name, String value) {
        if (test.getLabels().stream().noneMatch(label -> name.equals(label.getName()))) {
            test.getLabels().add(new Label().setName(name).setValue(shown(value)));
        }
    }

    private static String shown(String value) {
        return OutsideText.shortened(OutsideText.visible(value), LONGEST);
    }

    /**
     * Several audits of one test share a parameter, each value once.
     *
     * @param excluded whether Allure shall leave it out when it looks for earlier runs of the same test
     */
    private void parameter(String name, @Nullable String given, boolean excluded) {
        if (given == null) {
            return;
        }
        String value = shown(given);
        Optional<Parameter> present = test.getParameters().stream()
                .filter(p -> name.equals(p.getName()))
                .findFirst();
        if (present.isEmpty()) {
            test.getParameters()
                    .add(new Parameter().setName(name).setValue(value).setExcluded(excluded));
        } else if (!Arrays.asList(present.get().getValue().split(", ", -1)).contains(value)) {
            present.get().setValue(present.get().getValue() + ", " + value);
        }
    }

    /**
     * Whether the id names this test, as that of its first audit does. The id of a model that the test opened itself says
     * nothing of the test.
     */
    private boolean belongsToTest() {
        String id = result.identity().id();
        return test.getFullName() != null
                && id.startsWith(test.getFullName())
                && !NUMBER.matcher(id).find();
    }

    /**
     * Allure tells the invocations of a template apart by their number, so another explainer in front would swap their
     * histories.
     */
    private void identify() {
        String identity =
                String.join("\n", result.identity().id(), result.model().file(), result.explainerName(), result.data());
        test.setHistoryId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString());
        test.setName(result.identity().title());
        test.getParameters().removeIf(parameter -> "UniqueId".equals(parameter.getName()));
    }
}
