package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.ModelWeights.Tensor;

/**
 * Implementation invariance: the twin computes the same with other weights, and the maps must be the same. Pearson's correlation
 * of the two maps, in [-1, 1], higher is better, 1 where the axiom holds; undefined where the twin's scores differ.
 *
 * <p>Dialect {@code folded}: each batch normalisation is folded into the convolution before it, as is done before a model is
 * deployed, and the normalisation left without effect. Dialect {@code rescaled}, see {@link #byRescaling()}, for models
 * without normalisations too: channels twice or half as strong, which the next layer undoes.
 *
 * <p>Sundararajan, Taly and Yan, Axiomatic Attribution for Deep Networks, ICML 2017, section 2.2. Which neighbours in the order of
 * the program can be rewritten is found by trying: what changes the scores, such as a ReLU6 or a shortcut between the two, is taken back.
 */
public final class ImplementationInvariance extends ModelTwin {

    private static final double EXACT = 1e-5;

    /** The ε of PyTorch's batch normalisation, and the one of nets that came from TensorFlow. */
    private static final List<LayerRewriting> FOLDED =
            List.of(new FoldedNormalization(1e-5), new FoldedNormalization(1e-3));

    private static final List<LayerRewriting> RESCALED = List.of(new RescaledChannels());

    private final boolean folded;

    ImplementationInvariance(boolean folded) {
        this.folded = folded;
    }

    /** The dialect whose twin has channels rescaled by 2 and 1/2. */
    public ImplementationInvariance byRescaling() {
        return new ImplementationInvariance(false);
    }

    @Override
    String idName() {
        return "implementation-invariance";
    }

    @Override
    String dialect(String similarityDialect) {
        return (folded ? "folded-" : "rescaled-") + similarityDialect;
    }

    @Override
    MetricDescription described(MetricId id) {
        return description(
                id,
                "similarity to an equal implementation",
                "Sundararajan et al., Axiomatic Attribution for Deep Networks, ICML 2017, section 2.2");
    }

    @Override
    String difference() {
        return folded
                ? "batch normalisations folded into the layers before them"
                : "channels rescaled by 2 and 1/2, undone by the next layer";
    }

    @Override
    Twin make(Measurement measurement, ModelWeights weights, NDArray images) {
        List<String> layers = weights.layers();
        float[] scores = scores(measurement, images);
        int rewritten = 0;
        for (int i = 0; i + 1 < layers.size(); i++) {
            for (LayerRewriting rewriting : folded ? FOLDED : RESCALED) {
                Map<Tensor, float[]> changed = rewriting.of(weights, layers.get(i), layers.get(i + 1));
                if (!changed.isEmpty() && isEqual(measurement, weights, images, changed, scores)) {
                    rewritten++;
                    break;
                }
            }
        }
        return new Twin(images, rewritten == 0 ? trouble() : "");
    }

    /** Puts the values in place if the scores stay the same. */
    private static boolean isEqual(
            Measurement measurement,
            ModelWeights weights,
            NDArray images,
            Map<Tensor, float[]> changed,
            float[] before) {
        Map<Tensor, float[]> old = new LinkedHashMap<>();
        changed.keySet().forEach(tensor -> old.put(tensor, weights.values(tensor)));
        changed.forEach(weights::replace);
        float[] after = scores(measurement, images);
        if (difference(measurement.model().output(), before, after) <= EXACT) {
            return true;
        }
        old.forEach(weights::replace);
        return false;
    }

    private String trouble() {
        return folded
                ? "no normalisation of this model can be folded without changing its scores; byRescaling() may find a twin"
                : "no two layers of this model can be rescaled without changing its scores";
    }
}
