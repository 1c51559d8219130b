package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Prediction;
import org.modelaudit.forward.PictureScores;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * Softmax probability of the explained class for the picture and for the picture {@link Fading faded} by its map: one forward
 * pass for average drop, increase in confidence, average gain and ADCC together.
 *
 * @param samples one for each sample, in order
 */
record FadedConfidence(List<Pair> samples) {

    /**
     * One sample's two probabilities.
     *
     * @param before Y, of the picture
     * @param after O, of the faded picture
     */
    record Pair(double before, double after) {}

    static FadedConfidence of(Measurement measurement, Baseline baseline) {
        return measurement.shared().once(FadedConfidence.class, List.of(baseline), () -> made(measurement, baseline));
    }

    private static FadedConfidence made(Measurement measurement, Baseline baseline) {
        Fading fading = Fading.of(measurement, baseline);
        Batch batch = measurement.batch().get();
        List<float[]> after = PictureScores.logits(measurement.model(), new Batch(batch.samples(), fading.images()));
        Iterator<ExplainedSample> samples = measurement.samples().iterator();
        List<Double> before = batch.oneByOne(one -> before(measurement, samples.next(), one.images()));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int target = ExplainedPicture.target(measurement.samples().get(i));
            pairs.add(new Pair(before.get(i), measurement.model().output().probability(after.get(i), target)));
        }
        return new FadedConfidence(pairs);
    }

    /** Known from the explanation if the class is the predicted one; only otherwise it costs a forward pass. */
    private static double before(Measurement measurement, ExplainedSample sample, NDArray image) {
        int target = ExplainedPicture.target(sample);
        Prediction prediction = sample.explanation().prediction();
        return prediction != null && prediction.classIndex() == target
                ? prediction.probability()
                : measurement
                        .model()
                        .output()
                        .probability(CleanLogits.of(measurement, sample, image).row(), target);
    }
}
