package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.eigenCam;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.gradCamPlusPlus;
import static org.modelaudit.checks.Audits.hayCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.stabilityUnder;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/**
 * Two claims of papers on photographs of kangaroos with true boxes: that the IoU rises from Grad-CAM over Grad-CAM++ and
 * Eigen-CAM to HayCAM, and that Eigen-CAM stays stable under DeepFool.
 */
final class PublishedClaims {

    /** In the order that HayCAM's paper gives, worst first. */
    static final List<Explainer> BY_IOU = List.of(gradCam(), gradCamPlusPlus(), eigenCam(), hayCam());

    private PublishedClaims() {}

    /** The verdict on a bound so low that it is only asked for its figures. */
    static Verdict measure(AuditedModel model, AuditSet images, Explainer explainer, Metric metric) {
        double low = Math.max(metric.range().low(), -1);
        return assertThat(model)
                .on(images)
                .explainedBy(explainer)
                .evaluate(metric, atLeast(low + 0.01).withConfidence(0.95).allowingUndefined(0.5))
                .verdicts()
                .get(0);
    }

    /**
     * Prints both.
     *
     * @param arguments folder with real models and photographs, how many pictures for the IoU and how many for DeepFool
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path shared = Path.of(arguments[0]);
        AuditSet images = AuditSet.fromCsv(shared.resolve("images"), shared.resolve("annotations/kangaroo.csv"));
        Path file = shared.resolve("models/squeezenet1_1_imagenet_traced.pt");
        try (AuditedModel model = Shapes.open(file, InputSpecification.imageNet(224))) {
            AuditSet many = images.sample(Integer.parseInt(arguments[1]), 1);
            for (Explainer explainer : BY_IOU) {
                print(out, explainer, "IoU", measure(model, many, explainer, localizationIoU()));
            }
            AuditSet some = images.sample(Integer.parseInt(arguments[2]), 1);
            for (Explainer explainer : List.of(gradCam(), eigenCam(), hayCam())) {
                print(out, explainer, "DeepFool", measure(model, some, explainer, stabilityUnder(deepFool())));
                print(
                        out,
                        explainer,
                        "DeepFool, reached class",
                        measure(
                                model,
                                some,
                                explainer,
                                stabilityUnder(deepFool()).forReachedClass()));
            }
        }
    }

    private static void print(PrintStream out, Explainer explainer, String what, Verdict verdict) {
        out.printf(
                Locale.ROOT,
                "%-12s %-24s %.3f %s, n = %d%n",
                explainer.name(),
                what,
                verdict.estimate(),
                verdict.confidenceInterval()
                        .map(interval -> "[%.3f, %.3f]".formatted(interval.low(), interval.high()))
                        .orElse(""),
                verdict.n());
    }
}
