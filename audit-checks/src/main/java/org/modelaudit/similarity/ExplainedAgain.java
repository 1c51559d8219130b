package org.modelaudit.similarity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/**
 * Asks an explainer again about the samples of a measurement, with other pictures or another model, and compares. It asks for
 * the class that the first map spoke for, so that what changes is the explanation and not the question.
 */
public final class ExplainedAgain {

    private final Measurement measurement;
    private final List<AuditSample> samples;

    private ExplainedAgain(Measurement measurement) {
        this.measurement = measurement;
        this.samples =
                measurement.samples().stream().map(ExplainedSample::sample).toList();
    }

    public static ExplainedAgain of(Measurement measurement) {
        return new ExplainedAgain(measurement);
    }

    /** What tells an explainer that is asked from others, for the settings of a metric: its id, and its settings on the model. */
    public static String told(Explainer explainer, AuditedModel model) {
        return explainer.id() + " " + new TreeMap<>(explainer.settings(model));
    }

    /**
     * Refuses to compare an explainer with itself, which agrees whatever the model does. Both are asked for the class of the first map, so
     * that the same explainer for another class is itself too; the same at another layer is not.
     *
     * @throws ModelException if both have one id and the same settings on the model
     */
    public static void verifyAnother(Explainer explainer, Explainer other, AuditedModel model) {
        String told = told(forOneClass(other), model);
        if (told.equals(told(forOneClass(explainer), model))) {
            throw new ModelException(
                    "%s is compared with itself, %s, and agrees whatever the model does; name another explainer, or another setting of it."
                            .formatted(explainer.name(), told));
        }
    }

    private static Explainer forOneClass(Explainer explainer) {
        return explainer instanceof ClassSpecific specific ? specific.forClass(TargetClass.predicted()) : explainer;
    }

    /** The map that was made first. */
    public Heatmap first(int sample) {
        return Objects.requireNonNull(
                measurement.samples().get(sample).explanation().heatmap(), "a measured sample has a map");
    }

    /** The class that each first map speaks for; -1 for a class-free map. */
    public int[] classes() {
        return measurement.samples().stream()
                .mapToInt(sample -> sample.explanation().explainedClass())
                .toArray();
    }

    /** The same pictures, for the classes of the first maps. */
    public List<Explanation> by(AuditedModel model, Explainer explainer) {
        return explain(model, explainer, measurement.batch().get().images(), classes());
    }

    /** Other pictures, by the measurement's model and explainer, for the classes of the first maps. */
    public List<Explanation> explain(NDArray images) {
        return explain(images, classes());
    }

    /**
     * Other pictures that are numbers and no tensor yet.
     *
     * @param pictures of each sample, {@code C·H·W} values
     */
    public List<Explanation> explain(List<float[]> pictures) {
        NDArray like = measurement.batch().get().images();
        try (NDManager scope = like.getManager().newSubManager()) {
            int length = pictures.get(0).length;
            float[] values = new float[pictures.size() * length];
            for (int i = 0; i < pictures.size(); i++) {
                System.arraycopy(pictures.get(i), 0, values, i * length, length);
            }
            return explain(Tensors.of(scope, values, like.getShape()));
        }
    }

    /**
     * Other pictures, by the measurement's model and explainer.
     *
     * @param images {@code N×C×H×W}
     * @param classes class for each sample, -1 where the explainer may choose
     */
    public List<Explanation> explain(NDArray images, int[] classes) {
        return explain(measurement.model(), measurement.explainer(), images, classes);
    }

    /**
     * Explains pictures for given classes. A sample whose explainer speaks for another class than it was asked for is
     * undefined.
     *
     * @param images {@code N×C×H×W}
     * @param classes class for each sample, -1 where the explainer may choose
     */
    public List<Explanation> explain(AuditedModel model, Explainer explainer, NDArray images, int[] classes) {
        Explainer aimed = aimed(explainer, classes);
        List<Explanation> all =
                new Batch(samples, images).inGroups(model.group(), group -> aimed.explain(model, group));
        List<Explanation> answers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            answers.add(checked(all.get(i), classes[i]));
        }
        return answers;
    }

    private Explainer aimed(Explainer explainer, int[] classes) {
        Map<String, Integer> wanted = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] >= 0) {
                wanted.put(samples.get(i).id(), classes[i]);
            }
        }
        return explainer instanceof ClassSpecific specific && !wanted.isEmpty()
                ? specific.forClass(TargetClass.each(wanted))
                : explainer;
    }

    private static Explanation checked(Explanation answer, int wanted) {
        boolean otherClass = answer.heatmap() != null
                && wanted >= 0
                && answer.explainedClass() >= 0
                && answer.explainedClass() != wanted;
        return otherClass
                ? Explanation.undefined(
                        answer.prediction(), -1, "the explainer chose another class and cannot be asked for one")
                : answer;
    }

    /** How alike each first map and another explanation of its sample are. */
    public List<Outcome> compare(Similarity similarity, List<Explanation> others) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            outcomes.add(compare(similarity, i, others.get(i)));
        }
        return outcomes;
    }

    /** How alike two explanations of each sample are. */
    public List<Outcome> compare(Similarity similarity, List<Explanation> some, List<Explanation> others) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Heatmap map = some.get(i).heatmap();
            outcomes.add(
                    map == null
                            ? Outcome.undefined(
                                    "there is no first map: " + some.get(i).undefinedBecause())
                            : compare(similarity, map, others.get(i)));
        }
        return outcomes;
    }

    /** How alike the first map of a sample and another explanation of it are. */
    public Outcome compare(Similarity similarity, int sample, Explanation other) {
        return compare(similarity, first(sample), other);
    }

    private Outcome compare(Similarity similarity, Heatmap first, Explanation other) {
        Heatmap map = other.heatmap();
        return map == null
                ? Outcome.undefined("there is no second map: " + other.undefinedBecause())
                : similarity.between(first, map, input());
    }

    /** Size of the model's input. */
    public PictureSize input() {
        return new PictureSize(
                measurement.model().input().width(), measurement.model().input().height());
    }
}
