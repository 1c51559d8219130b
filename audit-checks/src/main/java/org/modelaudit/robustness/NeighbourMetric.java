package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.MapValues;

/**
 * What the metrics share that look at pictures near the picture: each is explained for the class of the first map and gives one
 * number; a summary of all is the sample's value. A neighbour without a map makes the sample undefined. Values of the picture
 * are those of the model's normalised input.
 */
abstract class NeighbourMetric implements Metric {

    /** How many neighbours each picture has. */
    abstract int neighbours();

    /** Seed of the neighbours. */
    long seed() {
        return 42;
    }

    /**
     * Makes one neighbour.
     *
     * @param picture {@code C×H×W}, not to be changed
     * @param random of this sample and neighbour
     */
    abstract float[] neighbour(float[] picture, InputSpecification input, int index, RandomGenerator random);

    /** The number of one neighbour: how much the map changed, by whatever the metric measures it. */
    abstract double change(float[] picture, float[] neighbour, double[] first, double[] second);

    /** The largest number, unless said otherwise. */
    double summary(double[] numbers) {
        return Arrays.stream(numbers).max().orElseThrow();
    }

    /** Whether a neighbour with another decision is left out, see {@link Decisions}. */
    boolean onlySameDecision() {
        return false;
    }

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        Cost decisions = onlySameDecision() ? Decisions.cost(model, neighbours()) : Cost.none();
        return explainer.costPerSample(model).times(neighbours()).plus(decisions);
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        Batch batch = measurement.batch().get();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        Decisions decisions = onlySameDecision() ? Decisions.of(measurement) : null;
        List<Changes> all = batch.oneByOneWithIndex(
                (i, picture) -> new Changes(picture.images().toFloatArray(), again.first(i)));
        for (int n = 0; n < neighbours(); n++) {
            List<float[]> near = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                RandomGenerator random = measurement
                        .model()
                        .runSeed()
                        .random(seed(), batch.samples().get(i).id(), n);
                near.add(neighbour(all.get(i).picture, measurement.model().input(), n, random));
            }
            List<Explanation> second = again.explain(near);
            for (int i = 0; i < batch.size(); i++) {
                if (decisions == null || !decisions.differs(i, near.get(i), second.get(i))) {
                    all.get(i).add(near.get(i), second.get(i));
                }
            }
        }
        return all.stream().map(Changes::outcome).toList();
    }

    /** The numbers of one sample. */
    private final class Changes {

        private final float[] picture;
        private final double[] first;
        private final List<Double> found = new ArrayList<>();
        private String trouble = "";

        Changes(float[] picture, Heatmap first) {
            this.picture = picture;
            this.first = MapValues.of(first);
        }

        void add(float[] neighbour, Explanation second) {
            Heatmap map = second.heatmap();
            if (map == null) {
                trouble = "a neighbour has no map: " + second.undefinedBecause();
                return;
            }
            found.add(change(picture, neighbour, first, MapValues.of(map)));
        }

        Outcome outcome() {
            if (!trouble.isEmpty()) {
                return Outcome.undefined(trouble);
            }
            if (found.isEmpty()) {
                return Outcome.undefined("the decision changes for every neighbour");
            }
            return Outcome.value(
                    summary(found.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }
}
