package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedData.RecordedSample;

/** What explainers reported of their own maps, over all pictures that they were asked about. */
final class Diagnostics {

    /** What those of ModelAudit's explainers mean; the names are theirs. */
    private static final Map<String, String> MEANINGS = Map.of(
            "completeness residual",
            "what all pixels sum to, less the difference of the scores that they should sum to; 0 is exact",
            "conservation residual",
            "the share of the score that was lost or made up on the way back; 0 is exact, and more than the tolerance has no map",
            "absorbed share",
            "the share of the score that by the rules' own formulas reaches no pixel, such as what biases take",
            "summation-to-delta residual",
            "the share of the difference of the scores that the pixels do not account for; 0 is exact",
            "additivity residual",
            "the difference of the scores, less what the parts of the picture sum to; 0 is exact",
            "surrogate R²",
            "the share of the score's variation that the simple model behind the map accounts for; 1 is all, and near 0 the map says little",
            "probability left",
            "the probability of the class under the mask that was found; where it hardly fell, the mask has found nothing",
            "dominant share",
            "the class's part in what the strongest class of each pixel holds");

    private Diagnostics() {}

    /**
     * Writes a table of them; nothing where there are none.
     *
     * @param audits that asked one explainer
     */
    static void write(Markup out, String explainer, Collection<RecordedAudit> audits) {
        SortedMap<String, List<Double>> values = new TreeMap<>();
        Map<String, Integer> infinite = new LinkedHashMap<>();
        for (RecordedAudit audit : audits) {
            for (RecordedSample sample : audit.data().samples()) {
                sample.diagnostics().forEach((name, value) -> {
                    List<Double> all = values.computeIfAbsent(name, any -> new ArrayList<>());
                    if (value == null) {
                        infinite.merge(name, 1, Integer::sum);
                    } else {
                        all.add(value);
                    }
                });
            }
        }
        if (values.isEmpty()) {
            return;
        }
        Table.of(
                out,
                "What %s reports of its own maps".formatted(explainer),
                List.of("Diagnostic", "Means", "Smallest", "Median", "Largest", "Maps"),
                table -> values.forEach((name, all) -> table.row(
                        Words.name(name),
                        MEANINGS.getOrDefault(name, "as its author says"),
                        at(all, 0),
                        at(all, 0.5),
                        at(all, 1),
                        counted(all.size(), infinite.getOrDefault(name, 0)))));
    }

    /** The value of that rank; the lower one of two in the middle. */
    private static String at(List<Double> values, double share) {
        return values.isEmpty()
                ? "none"
                : Numbers.plain(values.stream().sorted().toList().get((int) Math.floor(share * (values.size() - 1))));
    }

    private static String counted(int finite, int infinite) {
        return infinite == 0 ? String.valueOf(finite) : "%d, and %d that are no number".formatted(finite, infinite);
    }
}
