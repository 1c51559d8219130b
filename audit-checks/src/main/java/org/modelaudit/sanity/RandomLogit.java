package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * Random logit test: how alike the maps of a picture for its class and for another class, drawn at random, are: {@code
 * similarity(φ_y(x), φ_k(x))} with {@code k ≠ y}. Lower is better, in the range of the similarity; a class-free map is undefined.
 * Where classes are judged one by one, the other class may be one that the model finds as well: its evidence is still its own.
 *
 * <p>Sixt, Granz and Landgraf, When Explanations Lie, ICML 2020, section 5. As a check it requires at most {@value
 * ClassDependence#DEFAULT_BOUND} on the mean, for Spearman's correlation of the signed maps: more means practically the same map.
 */
public final class RandomLogit extends ClassDependence {

    private final long seed;

    private RandomLogit(Similarity similarity, long seed) {
        super(similarity);
        this.seed = seed;
    }

    static RandomLogit standard() {
        return new RandomLogit(Similarities.spearman(), 42);
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public RandomLogit comparedBy(Similarity another) {
        return new RandomLogit(another.requireHigherIsAlike(), seed);
    }

    /** The same with other random classes. */
    public RandomLogit seed(long another) {
        return new RandomLogit(similarity(), another);
    }

    @Override
    public MetricDescription description() {
        return description(
                "random-logit", "similarity to a random class's map", "Sixt et al., When Explanations Lie, ICML 2020");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(similarity().settings());
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    /** The explanation for the other class. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model);
    }

    @Override
    int[] others(AuditedModel model, Batch batch, int[] first) {
        int[] others = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            others[i] = other(first[i], model, batch.samples().get(i).id());
        }
        return others;
    }

    private int other(int first, AuditedModel model, String sample) {
        int count = model.classes();
        if (first < 0 || count < 2) {
            return -1;
        }
        int drawn = model.runSeed().random(seed, sample, 0).nextInt(count - 1);
        return drawn < first ? drawn : drawn + 1;
    }
}
