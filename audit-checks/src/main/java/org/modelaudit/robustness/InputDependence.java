package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.MeanSimilarity;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the map of a picture and the maps of the same pixels in random order are. Lower is better: a map that stays where it
 * is while nothing of the picture does was put there by the model, not found in the picture.
 *
 * <p>Viering, Wang, Loog and Eisemann, How to Manipulate CNNs to Make Them Lie: the Grad-CAM Case, BMVC 2019, section 3, builds
 * models of full accuracy whose explanation is a constant image. As a check it requires at most {@value #DEFAULT_BOUND} on the
 * mean, for Spearman's correlation.
 */
public final class InputDependence implements Metric, Check {

    /** What the mean must not exceed in the check. */
    public static final double DEFAULT_BOUND = 0.8;

    private static final long SEED = 42;

    private final int draws;
    private final Similarity similarity = Similarities.spearman();

    private InputDependence(int draws) {
        if (draws < 1) {
            throw new IllegalArgumentException("At least one shuffled picture is needed, but got " + draws + ".");
        }
        this.draws = draws;
    }

    static InputDependence standard() {
        return new InputDependence(3);
    }

    /** The same over another number of shuffled pictures; 3 unless said otherwise. */
    public InputDependence draws(int count) {
        return new InputDependence(count);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("input-independence", "shuffled-pixels", similarity.version()),
                "similarity after the pixels are shuffled",
                Direction.LOWER_IS_BETTER,
                similarity.range(),
                "Viering et al., How to Manipulate CNNs to Make Them Lie: the Grad-CAM Case, BMVC 2019, section 3");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("draws", Integer.toString(draws));
        settings.putAll(similarity.settings());
        settings.put("class", "of the first map");
        settings.put("seed", Long.toString(SEED));
        return settings;
    }

    @Override
    public Requirement requirement() {
        return new Requirement(this, Threshold.atMost(DEFAULT_BOUND));
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model).times(draws);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        Batch batch = measurement.batch().get();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        int channels = measurement.model().input().colour().channels();
        List<List<Outcome>> rounds = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            List<float[]> shuffled = batch.values();
            for (int i = 0; i < batch.size(); i++) {
                shuffle(
                        shuffled.get(i),
                        channels,
                        measurement
                                .model()
                                .runSeed()
                                .random(SEED, batch.samples().get(i).id(), draw));
            }
            rounds.add(again.compare(similarity, again.explain(shuffled)));
        }
        return MeanSimilarity.perSample(rounds, batch.size());
    }

    /** Every pixel with all its channels to another place. */
    private static void shuffle(float[] picture, int channels, RandomGenerator random) {
        int plane = picture.length / channels;
        for (int i = plane - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            for (int from = 0; from < picture.length; from += plane) {
                float value = picture[from + i];
                picture[from + i] = picture[from + j];
                picture[from + j] = value;
            }
        }
    }
}
