package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * Class sensitivity: how alike the maps of a picture for its class and for the class with the lowest score are: {@code
 * similarity(φ_y(x), φ_k(x))} with {@code k = argmin f}. Lower is better, in the range of the similarity; a class-free map is
 * undefined. The least likely class is the same whether classes exclude each other or are judged one by one.
 *
 * <p>Li et al., Quantitative Evaluations on Saliency Methods, 2020, section 3. As a check it requires at most {@value
 * ClassDependence#DEFAULT_BOUND} on the mean, for Spearman's correlation of the signed maps: more means practically the same map.
 */
public final class ClassSensitivity extends ClassDependence {

    private ClassSensitivity(Similarity similarity) {
        super(similarity);
    }

    static ClassSensitivity standard() {
        return new ClassSensitivity(Similarities.spearman());
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public ClassSensitivity comparedBy(Similarity another) {
        return new ClassSensitivity(another.requireHigherIsAlike());
    }

    @Override
    public MetricDescription description() {
        return description(
                "class-sensitivity",
                "similarity to the least likely class's map",
                "Li et al., Quantitative Evaluations on Saliency Methods, 2020, section 3");
    }

    @Override
    public Map<String, String> settings() {
        return similarity().settings();
    }

    /** The explanation for the other class, and the scores that choose it. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model).plus(Cost.of(1, 0, 0, 0));
    }

    @Override
    int[] others(AuditedModel model, Batch batch, int[] first) {
        int count = model.classes();
        int[] others = new int[first.length];
        try (NDArray logits = model.logits(batch.images())) {
            float[] scores = logits.toFloatArray();
            for (int i = 0; i < first.length; i++) {
                others[i] = least(first[i], Arrays.copyOfRange(scores, i * count, (i + 1) * count));
            }
        }
        return others;
    }

    private static int least(int first, float[] scores) {
        int least = -1;
        for (int k = 0; k < scores.length; k++) {
            least = k != first && (least < 0 || scores[k] < scores[least]) ? k : least;
        }
        return first < 0 ? -1 : least;
    }
}
