package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;

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
     * @param map by which the picture was faded
     * @param before Y, of the picture
     * @param after O, of the faded picture
     */
    record Pair(Heatmap map, double before, double after) {}

    /** What a metric makes of one sample's two probabilities. */
    @FunctionalInterface
    interface Formula {
        Outcome of(double before, double after);
    }

    static FadedConfidence of(Measurement measurement, Baseline baseline) {
        return measurement.shared().once(FadedConfidence.class, List.of(baseline), () -> made(measurement, baseline));
    }

    private static FadedConfidence made(Measurement measurement, Baseline baseline) {
        Fading fading = Fading.of(measurement, baseline);
        NDArray images = fading.images();
        int count = measurement.samples().size();
        float[][] after = ChunkedScores.of(measurement.model()).logits(count, images, (from, to, scope) -> {
            NDArray chunk = images.get(new NDIndex("{}:{}", from, to));
            chunk.attach(scope);
            return chunk;
        });
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int target = Subject.target(measurement.samples().get(i));
            pairs.add(new Pair(fading.maps().get(i), before(measurement, i, target), Softmax.of(after[i], target)));
        }
        return new FadedConfidence(pairs);
    }

    /** Known from the explanation if the class is the predicted one; only otherwise it costs a forward pass. */
    private static double before(Measurement measurement, int index, int target) {
        ExplainedSample sample = measurement.samples().get(index);
        Prediction prediction = sample.explanation().prediction();
        return prediction != null && prediction.classIndex() == target
                ? prediction.probability()
                : Softmax.of(CleanLogits.of(measurement, index).row(), target);
    }

    /** One outcome for each sample; undefined where the map shows nothing or a score is not finite. */
    List<Outcome> outcomes(Formula formula) {
        return samples.stream().map(pair -> outcome(pair, formula)).toList();
    }

    private static Outcome outcome(Pair pair, Formula formula) {
        if (pair.map().defect().isPresent()) {
            return Outcome.undefined("the heatmap is nowhere positive");
        }
        return Double.isFinite(pair.before()) && Double.isFinite(pair.after())
                ? formula.of(pair.before(), pair.after())
                : Outcome.undefined("the model's scores on the changed pictures are not finite");
    }
}
