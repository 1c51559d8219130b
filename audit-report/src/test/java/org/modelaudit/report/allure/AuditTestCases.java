package org.modelaudit.report.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.Description;
import io.qameta.allure.Epic;
import io.qameta.allure.Story;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.OnlyNested;
import org.modelaudit.result.AuditIdentity;

/** Test classes that only run inside other tests. */
final class AuditTestCases {

    private AuditTestCases() {}

    static void report(String id, String title, String explainer, Verdict... verdicts) {
        new AllureReporter()
                .report(
                        Audits.result(new AuditIdentity(id, title, "", "SIGN-17"), explainer, verdicts),
                        Audits.evidence());
    }

    static Verdict passed() {
        return Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.1), Audits.values(twenty()));
    }

    static double[] twenty() {
        return IntStream.range(0, 20).mapToDouble(i -> 0.4 + i / 50.0).toArray();
    }

    @OnlyNested
    static class OneTestCase {
        @Test
        void looks_at_the_sign() {
            Verdict inconclusive = Audits.verdict(
                    FakeMetric.ERROR,
                    Threshold.atMost(0.5),
                    Collections.nCopies(20, Outcome.undefined("nothing is hot")));
            report(id("looks_at_the_sign"), "looks at the sign", "Grad-CAM", passed(), inconclusive);
        }

        @Test
        void audits_twice() {
            report(id("audits_twice"), "audits twice", "Grad-CAM", passed());
            report(id("audits_twice") + "#2", "audits twice", "Eigen-CAM", passed());
        }

        @Test
        void opens_its_own_model() {
            report("signs", "signs", "Grad-CAM", passed());
        }

        @Test
        @Epic("Road safety")
        @Story("SIGN-17")
        void has_labels_of_its_own() {
            Allure.descriptionHtml("<p>What the user wrote.</p>");
            report(id("has_labels_of_its_own"), "has labels of its own", "Grad-CAM", passed());
        }

        @Test
        @Description("Speed < 50 & more")
        void is_described_in_plain_words() {
            report(id("is_described_in_plain_words"), "is described in plain words", "Grad-CAM", passed());
        }

        @Test
        void errs_now_and_then() {
            Verdict missed = Audits.verdict(
                    FakeMetric.MISS,
                    Threshold.atMost(0.9),
                    Audits.values(IntStream.range(0, 20)
                            .mapToDouble(i -> i < 10 ? 0 : 1)
                            .toArray()));
            AuditIdentity identity = new AuditIdentity(id("errs_now_and_then"), "errs now and then", "", "");
            new AllureReporter()
                    .report(Audits.classFree(Audits.result(identity, "Eigen-CAM", missed)), Audits.evidence());
        }

        @Test
        void is_worse_and_waived() {
            Verdict worse = Audits.compared(FakeMetric.IOU, 0.95, Audits.values(twenty()))
                    .waivedBy(new Waiver("a", null, "Ada", "labels are late", LocalDate.of(2026, 12, 31)));
            report(id("is_worse_and_waived"), "is worse and waived", "Grad-CAM", worse);
        }

        private static String id(String method) {
            return OneTestCase.class.getName() + "." + method;
        }
    }

    @OnlyNested
    static class ReorderedTestCase {
        static Stream<String> explainers() {
            List<String> names = List.of("Grad-CAM", "Eigen-CAM", "Score-CAM");
            return Boolean.getBoolean("reordered")
                    ? Stream.concat(Stream.of("HayCAM"), IntStream.of(2, 0, 1).mapToObj(names::get))
                    : names.stream();
        }

        @ParameterizedTest
        @MethodSource("explainers")
        void depends_on_what_was_learned(String explainer, TestInfo info) {
            String method = ReorderedTestCase.class.getName() + "."
                    + info.getTestMethod().orElseThrow().getName();
            report(method + "[" + explainer + "]", "depends [" + explainer + "]", explainer, passed());
        }
    }

    @OnlyNested
    static class ManyTestCase {
        static IntStream numbers() {
            return IntStream.range(0, 24);
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void at_once(int number, TestInfo info) {
            String method = ManyTestCase.class.getName() + "."
                    + info.getTestMethod().orElseThrow().getName();
            report(method + "[" + number + "]", "at once [" + number + "]", "CAM " + number, passed());
        }
    }
}
