package org.modelaudit.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/**
 * The share of what speaks for a class that comes from certain units: {@code Σ_{u ∈ U} max(0, e_u) / Σ_u max(0, e_u)} in [0, 1], with
 * {@code e_u} what the unit contributes to the logit of the class, see {@link ClassContributions}, and U those that detect one concept
 * (lower is better), or all that are interpretable (higher is better). One number for each class that pictures of the set are labelled
 * with. Undefined where no unit speaks for the class, what one contributes is not finite, or more than 5 in 100 of what speaks for
 * it come from units of which cannot be said whether they detect it: the concept is too rare or out of their reach, or they have no
 * threshold.
 *
 * <p>Class-specific units: Zhou, Bau, Oliva, Torralba, "Interpreting Deep Visual Representations via Network Dissection", TPAMI 2018. The
 * share is ours.
 *
 * @param name of the concept; null for the interpretable units
 */
record ClassEvidence(@Nullable String name) implements UnitMetric {

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                MetricId.parse(name == null ? "interpretable-evidence/zhou@1" : "concept-evidence/zhou@1"),
                name == null
                        ? "share of a class's evidence from interpretable units"
                        : "share of a class's evidence from units that detect '%s'".formatted(name),
                name == null ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                Range.UNIT,
                "Zhou et al., TPAMI 2018, class-specific units; the share is ours");
    }

    @Override
    public String over() {
        return "classes";
    }

    @Override
    public Map<String, String> settings() {
        return name == null ? Map.of() : Map.of("concept", name);
    }

    @Override
    public Optional<String> concept() {
        return Optional.ofNullable(name);
    }

    @Override
    public boolean needsContributions() {
        return true;
    }

    @Override
    public List<SampleResult> measure(UnitDissection found) {
        List<SampleResult> results = new ArrayList<>();
        found.contributions()
                .forEach((className, contributions) ->
                        results.add(new SampleResult(className, share(found, contributions))));
        return results;
    }

    private Outcome share(UnitDissection found, double[] contributions) {
        int concept = name == null ? -1 : found.concept(name);
        double all = 0;
        double own = 0;
        double unsaid = 0;
        String why = "";
        for (DissectedUnit unit : found.units()) {
            double contribution = contributions[unit.index()];
            if (!Double.isFinite(contribution)) {
                return Outcome.undefined("what a unit contributes to the class is not finite");
            }
            double evidence = Math.max(0, contribution);
            all += evidence;
            Optional<String> reason = concept < 0 ? unit.unsaidOfAll() : unit.unsaidOf(concept);
            if (reason.isPresent() && evidence > 0) {
                unsaid += evidence;
                why = why.isEmpty() ? reason.get() : why;
            }
            own += (concept < 0 ? unit.isInterpretable() : unit.detects(concept)) ? evidence : 0;
        }
        if (unsaid > Threshold.DEFAULT_UNDEFINED_LIMIT * all) {
            return Outcome.undefined(
                    "%s of what speaks for the class comes from units of which nothing can be said, such as: %s"
                            .formatted(Numbers.percent(unsaid / all), why));
        }
        return all > 0
                ? Outcome.value(Math.min(1, own / all))
                : Outcome.undefined("no unit of the layer speaks for the class");
    }
}
