package org.modelaudit.sanity;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.random.RunSeed;
import org.modelaudit.similarity.ExplainedAgain;

/**
 * The mean of the maps of noisy copies of a picture, the last copy without noise: what smooth MPRT (sMPRT) compares in the place of
 * single maps.
 *
 * <p>Hedström et al., A Fresh Look at Sanity Checks for Saliency Maps, 2024, section 4.
 *
 * @param copies 1 for the map of the picture itself
 * @param noise deviation as a share of the picture's span
 */
record DenoisedMaps(int copies, double noise) {

    static final DenoisedMaps NONE = new DenoisedMaps(1, 0);

    private static final long SEED = 42;

    DenoisedMaps {
        if (copies < 1 || !(noise >= 0)) {
            throw new IllegalArgumentException(
                    "Smoothing needs at least one copy and no negative noise, but got %d and %s."
                            .formatted(copies, noise));
        }
    }

    boolean isNone() {
        return copies == 1;
    }

    /** How many explanations of the trained model are made beside the one that is there already. */
    int again() {
        return isNone() ? 0 : copies;
    }

    /** The maps of the trained model: those that are there already where nothing is smoothed. */
    List<Explanation> first(Measurement measurement, ExplainedAgain again) {
        return isNone()
                ? measurement.samples().stream()
                        .map(ExplainedSample::explanation)
                        .toList()
                : explain(measurement, again);
    }

    /** The maps of the model as it is now. */
    List<Explanation> explain(Measurement measurement, ExplainedAgain again) {
        Batch batch = measurement.batch().get();
        if (isNone()) {
            return again.explain(batch.images());
        }
        List<List<Explanation>> all = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            all.add(
                    copy == copies - 1
                            ? again.explain(batch.images())
                            : again.explain(
                                    noisy(batch, copy, measurement.model().runSeed())));
        }
        List<Explanation> means = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int sample = i;
            means.add(mean(all.stream().map(copy -> copy.get(sample)).toList()));
        }
        return means;
    }

    private List<float[]> noisy(Batch batch, int copy, RunSeed run) {
        return batch.oneByOne(picture -> {
            RandomGenerator random = run.random(SEED, picture.samples().get(0).id(), copy);
            float[] values = picture.images().toFloatArray();
            double deviation = noise * span(values);
            for (int j = 0; j < values.length; j++) {
                values[j] += (float) (deviation * random.nextGaussian());
            }
            return values;
        });
    }

    private static double span(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return (double) high - low;
    }

    /** The mean map; the first copy without a map speaks for all. */
    private static Explanation mean(List<Explanation> copies) {
        double[] sum = {};
        Explanation last = copies.get(copies.size() - 1);
        for (Explanation copy : copies) {
            Heatmap map = copy.heatmap();
            if (map == null) {
                return copy;
            }
            float[] values = map.values();
            sum = sum.length == 0 ? new double[values.length] : sum;
            for (int i = 0; i < values.length; i++) {
                sum[i] += values[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / copies.size());
        }
        Heatmap like = copies.get(0).heatmap();
        return like == null || last.prediction() == null
                ? last
                : Explanation.of(
                        last.prediction(), last.explainedClass(), new Heatmap(like.width(), like.height(), mean));
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "%d copies, noise %s of the span".formatted(copies, noise);
    }
}
