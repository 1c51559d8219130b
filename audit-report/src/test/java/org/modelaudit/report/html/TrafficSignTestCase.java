package org.modelaudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.OnlyNested;
import org.modelaudit.report.allure.AllureReporter;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;

/** Audits as a user might make them, each with another ending; only runs inside other tests. */
@OnlyNested
class TrafficSignTestCase {

    @Test
    void looks_at_the_sign_and_not_at_the_background() {
        audit("looks_at_the_sign_and_not_at_the_background", "Grad-CAM", new RoadSigns(224, 0.97), 300, 0.35);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grad-CAM", "Eigen-CAM", "Score-CAM"})
    void small_pictures_too(String explainer) {
        double attention = explainer.startsWith("E") ? 0.5 : 0.95;
        audit("small_pictures_too[" + explainer + "]", explainer, new RoadSigns(32, attention), 120, 0.35);
    }

    @Test
    void is_sure_of_it() {
        audit("is_sure_of_it", "Grad-CAM", new RoadSigns(96, 0.9), 24, 0.42);
    }

    @Test
    void a_handful_of_large_pictures() {
        audit("a_handful_of_large_pictures", "Grad-CAM", new RoadSigns(299, 0.97), 5, 0.2);
    }

    @Test
    void opens_the_model() {
        throw new ModelException("The model file 'signs-v2.pt' does not exist; check the path in @ModelAudit.");
    }

    private static void audit(String method, String explainer, RoadSigns signs, int n, double bound) {
        List<Outcome> iou = new ArrayList<>();
        List<Outcome> error = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            iou.add(signs.iou(i));
            error.add(
                    signs.iou(i) instanceof Outcome.Value value
                            ? Outcome.value(1 - Math.sqrt(value.value()))
                            : Outcome.undefined("the heatmap is constant"));
        }
        Verdict first = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(bound).withConfidence(0.95), iou);
        Verdict second = Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.9).onPercentile(90), error);
        String id = TrafficSignTestCase.class.getName() + "." + method;
        AuditIdentity identity = new AuditIdentity(
                id, method, "the holdout of spring", "requirement SIGN-17: the decision rests on the sign itself");
        AuditResult result = Audits.result(identity, explainer, first, second);
        new AllureReporter().report(result, sample -> java.util.Optional.of(signs.exhibit(RoadSigns.number(sample))));
        if (result.status() != Status.PASS) {
            String word = result.status() == Status.FAIL ? "failed" : "is inconclusive";
            throw new AssertionError(
                    "The audit %s: what signs.pt looks at, according to %s, on %d pictures of signs-holdout."
                            .formatted(word, explainer, IntStream.range(0, n).count()));
        }
    }
}
