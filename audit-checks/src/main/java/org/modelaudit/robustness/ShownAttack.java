package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Tensors;
import org.modelaudit.metric.AttackingMetric.AttackedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.similarity.ExplainedAgain;

/** An attack's pictures and their explanations, for a reader. */
final class ShownAttack {

    private ShownAttack() {}

    /**
     * What the attack made of each sample; empty where it could not be carried through.
     *
     * @param classes that the second maps speak for
     */
    static List<Optional<AttackedSample>> of(
            Attack attack, Measurement measurement, BiFunction<ExplainedAgain, List<Attacked>, int[]> classes) {
        ExplainedAgain again = ExplainedAgain.of(measurement);
        AttackResult result = new KeptAttack(attack, measurement).result();
        List<Explanation> after = again.explain(result.images(), classes.apply(again, result.samples()));
        List<float[]> pictures = Tensors.rows(result.images());
        result.images().close();
        List<Optional<AttackedSample>> shown = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Attacked attacked = result.samples().get(i);
            shown.add(
                    attacked.trouble() == null
                            ? Optional.of(
                                    new AttackedSample(attack.name(), words(attacked), pictures.get(i), after.get(i)))
                            : Optional.empty());
        }
        return shown;
    }

    private static String words(Attacked attacked) {
        return String.format(
                Locale.ROOT,
                "%s, change of %.2g of the picture's norm",
                attacked.succeeded() ? "another decision" : "the decision stands",
                attacked.relativeL2());
    }
}
