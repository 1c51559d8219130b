package org.modelaudit.faithfulness;

import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;

/**
 * One picture, faded by its map. What a formula asks for is worked out once for the whole batch, when it is first asked for.
 *
 * @param index of the sample
 */
record FadedPicture(Measurement measurement, Baseline baseline, int index) {

    /** What a metric makes of one sample's two probabilities. */
    @FunctionalInterface
    interface Formula {

        /**
         * @param before Y, of the picture
         * @param after O, of the faded picture
         */
        Outcome of(double before, double after);
    }

    /** One for each sample. */
    static List<FadedPicture> of(Measurement measurement, Baseline baseline) {
        return IntStream.range(0, measurement.samples().size())
                .mapToObj(i -> new FadedPicture(measurement, baseline, i))
                .toList();
    }

    /** M, by which the picture was faded. */
    Heatmap map() {
        return Fading.of(measurement, baseline).maps().get(index);
    }

    /** What the explainer says about the faded picture, for the class that it spoke for at first. */
    Explanation explainedAgain() {
        return FadedExplanations.of(measurement, baseline).samples().get(index);
    }

    /** The explained class's probabilities; undefined where one is not finite. */
    Outcome confidence(Formula formula) {
        FadedConfidence.Pair pair =
                FadedConfidence.of(measurement, baseline).samples().get(index);
        return Double.isFinite(pair.before()) && Double.isFinite(pair.after())
                ? formula.of(pair.before(), pair.after())
                : Outcome.undefined("the model's scores on the changed pictures are not finite");
    }
}
