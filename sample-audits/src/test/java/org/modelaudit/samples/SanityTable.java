package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.parameterRandomization;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.sanity.ParameterRandomization;

/**
 * How alike an explainer's maps stay when the model's parameters become random, for the explainers of which a review says
 * that they pass or fail: parameter randomisation from the top down, Spearman's correlation of absolute values.
 */
final class SanityTable {

    /** Those that a review finds to depend on what was learned. */
    static final List<String> SAID_TO_PASS =
            List.of("gradient", "smooth-grad", "grad-cam", "grad-cam-plus-plus", "score-cam");

    /** Those that it finds not to. */
    static final List<String> SAID_TO_FAIL =
            List.of("gradient-times-input", "integrated-gradients", "guided-backpropagation", "guided-grad-cam");

    private SanityTable() {}

    /**
     * The mean similarity for each explainer, by name.
     *
     * @param images are enough for a mean; few will do
     */
    static Map<String, Double> measure(AuditedModel model, AuditSet images, List<String> explainers) {
        Map<String, Double> similarities = new LinkedHashMap<>();
        for (String name : explainers) {
            Verdict verdict = assertThat(model)
                    .on(images)
                    .explainedBy(ExplainerRegistry.load().byName(name))
                    .evaluate(parameterRandomization(), atMost(ParameterRandomization.DEFAULT_BOUND))
                    .verdicts()
                    .get(0);
            Double estimate = verdict.estimate();
            similarities.put(name, estimate == null ? Double.NaN : estimate);
        }
        return similarities;
    }

    /** Prints the table for the sample model and, where they are, for real nets. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (AuditedModel honest = Shapes.honest()) {
            print(out, "honest.pt", honest, Shapes.pictures().sample(16, 1));
        }
        Path models = Path.of(arguments[0]).resolve("models");
        Path images = Path.of(arguments[0]).resolve("images");
        if (Files.exists(models)) {
            AuditSet photographs =
                    AuditSet.fromCsv(images, Path.of(arguments[0]).resolve("annotations/kangaroo.csv"));
            Path file = models.resolve("squeezenet1_1_imagenet_traced.pt");
            try (AuditedModel model = Shapes.open(file, InputSpecification.imageNet(224))) {
                print(out, "squeezenet1_1", model, photographs.sample(2, 1));
            }
        }
    }

    private static void print(PrintStream out, String title, AuditedModel model, AuditSet images) {
        for (List<String> names : List.of(SAID_TO_PASS, SAID_TO_FAIL)) {
            for (String name : names) {
                boolean expensive = name.equals("score-cam") && model.classes() > 100;
                double similarity = expensive
                        ? Double.NaN
                        : measure(model, images, List.of(name)).get(name);
                out.printf(
                        Locale.ROOT,
                        "%-14s %-24s said to %s  %.3f%n",
                        title,
                        name,
                        names == SAID_TO_PASS ? "pass" : "fail",
                        similarity);
            }
        }
    }
}
