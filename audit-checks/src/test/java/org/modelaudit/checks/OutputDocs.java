package org.modelaudit.checks;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.combination.Combinations;
import org.modelaudit.equivalence.EquivalenceChecks;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.faithfulness.FaithfulnessMetrics;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.intrinsic.IntrinsicMaps;
import org.modelaudit.intrinsic.IntrinsicMetrics;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.perturbation.Perturbations;
import org.modelaudit.relevance.RelevanceMaps;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.synthesis.SynthesisMetrics;
import org.modelaudit.testing.OtherOutput;

/** What each family refuses for each kind of output, as a table in Markdown; asked of everything that a factory makes. */
final class OutputDocs {

    private static final Map<Class<?>, String> FAMILIES = families();
    private static final Map<String, ModelOutput> KINDS = kinds();

    private OutputDocs() {}

    private static Map<Class<?>, String> families() {
        Map<Class<?>, String> families = new LinkedHashMap<>();
        families.put(ClassActivationMaps.class, "class activation maps");
        families.put(GradientExplainers.class, "gradients");
        families.put(RelevanceMaps.class, "relevance");
        families.put(Perturbations.class, "perturbations");
        families.put(IntrinsicMaps.class, "maps of the model's own");
        families.put(Combinations.class, "combinations");
        families.put(LocalizationMetrics.class, "localization");
        families.put(FaithfulnessMetrics.class, "faithfulness");
        families.put(IntrinsicMetrics.class, "self-explanation");
        families.put(SanityChecks.class, "sanity");
        families.put(EquivalenceChecks.class, "equivalence");
        families.put(RobustnessMetrics.class, "robustness");
        families.put(SynthesisMetrics.class, "synthesis");
        families.put(Attacks.class, "attacks");
        return families;
    }

    private static Map<String, ModelOutput> kinds() {
        Map<String, ModelOutput> kinds = new LinkedHashMap<>();
        kinds.put("one class is true", ModelOutput.LOGITS);
        kinds.put("classes judged one by one", new ModelOutput(OutputMeaning.INDEPENDENT_LOGITS, true));
        kinds.put(
                "one class is true, and only probabilities or their logarithms are known",
                new ModelOutput(OutputMeaning.PROBABILITIES, false));
        return kinds;
    }

    static String of(Examples examples) {
        try (AuditedModel modules = RelevanceNets.withModules(24);
                AuditedModel telling = RelevanceNets.thatExplainsItself(24)) {
            Stream<List<String>> rows = FAMILIES.entrySet().stream()
                    .map(family -> Stream.concat(
                                    Stream.of(family.getValue()),
                                    KINDS.values().stream()
                                            .map(output -> cell(
                                                    examples,
                                                    family.getKey(),
                                                    OtherOutput.of(
                                                            family.getKey()
                                                                            .getName()
                                                                            .contains(".intrinsic.")
                                                                    ? telling
                                                                    : modules,
                                                            output))))
                            .toList());
            List<String> heads =
                    Stream.concat(Stream.of("family"), KINDS.keySet().stream()).toList();
            return Stream.concat(
                            Stream.of(heads, heads.stream().map(head -> "---").toList()), rows)
                    .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                    .collect(Collectors.joining());
        }
    }

    private static String cell(Examples examples, Class<?> table, AuditedModel model) {
        String refused = Arrays.stream(table.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !refusal(examples.of(method), model).isEmpty())
                .map(Method::getName)
                .distinct()
                .sorted()
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", "));
        return refused.isEmpty() ? "all" : "all but " + refused;
    }

    /** Why a model's output leaves a thing without a meaning, as it says before anything runs; empty where it does not. */
    static String refusal(Object made, AuditedModel model) {
        try {
            if (made instanceof Explainer explainer) {
                explainer.settings(model);
            } else if (made instanceof Metric metric) {
                metric.verifyMeaning(model);
            }
            return "";
        } catch (ModelException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
