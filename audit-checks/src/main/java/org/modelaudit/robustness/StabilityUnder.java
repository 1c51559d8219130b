package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the explanations of a picture before and after an attack are: {@code similarity(φ_y(x), φ_c(x + r))}.
 *
 * <p>Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, section IV-C, where the attack is DeepFool. The class {@code c} decides what
 * the number means, so it is part of the id: for the {@code original} class it says whether the evidence for the first decision
 * stays where it was; for the {@code reached} class whether the evidence for the new, wrong decision lies elsewhere. An
 * explanation that follows the class falls only for the second. A class-free map gives the same number for both. The second is
 * refused where classes are judged one by one: none takes another's place.
 *
 * <p>Range and direction are the similarity's: of a correlation higher is better, of a distance lower is better. A sample that a
 * targeted attack could not bring to another class is undefined, never stable.
 */
public final class StabilityUnder implements AttackingMetric {

    private final Attack attack;
    private final Similarity similarity;
    private final boolean reachedClass;

    private StabilityUnder(Attack attack, Similarity similarity, boolean reachedClass) {
        this.attack = attack;
        this.similarity = similarity;
        this.reachedClass = reachedClass;
    }

    /** By Pearson's correlation, for the original class. */
    static StabilityUnder of(Attack attack) {
        return new StabilityUnder(attack, Similarities.pearson(), false);
    }

    /** The same metric by another similarity; its direction and range become the metric's. */
    public StabilityUnder comparedBy(Similarity other) {
        return new StabilityUnder(attack, other, reachedClass);
    }

    /** The same metric with the second map made for the class that the attack reached. */
    public StabilityUnder forReachedClass() {
        return new StabilityUnder(attack, similarity, true);
    }

    @Override
    public MetricDescription description() {
        String name = "stability-under-" + AttackMetric.word(attack);
        String dialect = similarity.dialect() + (reachedClass ? "-reached-class" : "-original-class");
        return new MetricDescription(
                new MetricId(name, dialect, similarity.version()),
                "stability under %s (%s, %s class)"
                        .formatted(attack.name(), similarity.name(), reachedClass ? "reached" : "original"),
                similarity.direction(),
                similarity.range(),
                "Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, section IV-C");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = AttackMetric.settings(attack);
        settings.putAll(similarity.settings());
        settings.put("class of the second map", reachedClass ? "reached by the attack" : "of the first map");
        return settings;
    }

    /** The class that an attack reached takes the first one's place only where one excludes the other. */
    @Override
    public void verifyMeaning(AuditedModel model) {
        if (reachedClass) {
            model.output().requireExclusive("Stability under %s for the reached class".formatted(attack.name()));
        }
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return attack.costPerSample(model).plus(explainer.costPerSample(model));
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        verifyMeaning(measurement.model());
        ExplainedAgain again = ExplainedAgain.of(measurement);
        AttackResult result = new KeptAttack(attack, measurement).result();
        List<Explanation> after = again.explain(result.images(), classes(again, result.samples()));
        result.images().close();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Attacked attacked = result.samples().get(i);
            String trouble = trouble(attacked);
            outcomes.add(trouble.isEmpty() ? again.compare(similarity, i, after.get(i)) : Outcome.undefined(trouble));
        }
        return outcomes;
    }

    @Override
    public List<Optional<AttackedSample>> attacked(Measurement measurement) {
        return ShownAttack.of(attack, measurement, this::classes);
    }

    private int[] classes(ExplainedAgain again, List<Attacked> samples) {
        int[] classes = again.classes();
        for (int i = 0; reachedClass && i < classes.length; i++) {
            classes[i] = classes[i] < 0 ? -1 : samples.get(i).reachedClass();
        }
        return classes;
    }

    private String trouble(Attacked attacked) {
        if (attacked.trouble() != null) {
            return "the attack failed: " + attacked.trouble();
        }
        return (attack.needsSuccess() || reachedClass) && !attacked.succeeded()
                ? "the attack reached no other class within its budget"
                : "";
    }
}
