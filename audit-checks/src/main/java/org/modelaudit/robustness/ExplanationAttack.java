package org.modelaudit.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.modelaudit.attack.AttackSpace;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.RunSeed;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the map stays when the picture is changed step by step to change the map, while the decision stands. Higher is better.
 *
 * <p>Ghorbani, Abid and Zou, Interpretation of Neural Networks Is Fragile, AAAI 2019, algorithm 1: {@code x ← Π(x + α sign(∇D))},
 * and of all steps with the same decision the one with the greatest dissimilarity {@code D} counts. The paper's gradient of D is
 * one of second order and needs smooth activations; here it is estimated from explanations alone, by simultaneous perturbation
 * (Spall, 1992): {@code ∇D ≈ Σ_u u (D(x + βu) - D(x - βu)) / 2β} over random signs {@code u}. Dialect {@code finite-difference}:
 * it works on every explainer and is weaker than the paper's attack, so the number is an upper bound of what remains.
 */
public final class ExplanationAttack implements AttackingMetric {

    private static final long SEED = 42;
    private static final AttackSpace SPACE = AttackSpace.PIXELS;

    private final double epsilon;
    private final int steps;
    private final int directions;
    private final Similarity similarity;

    private ExplanationAttack(double epsilon, int steps, int directions, Similarity similarity) {
        if (!(epsilon > 0) || steps < 1 || directions < 1) {
            throw new IllegalArgumentException(
                    "The attack needs a positive radius, a step and a direction, but got %s, %d and %d."
                            .formatted(epsilon, steps, directions));
        }
        this.epsilon = epsilon;
        this.steps = steps;
        this.directions = directions;
        this.similarity = similarity;
    }

    static ExplanationAttack within(double epsilon) {
        return new ExplanationAttack(epsilon, 10, 4, Similarities.spearman());
    }

    /**
     * The same with another budget, which costs {@code steps·(2·directions + 1)} explanations; 10 steps of 4 directions unless
     * said otherwise.
     */
    public ExplanationAttack budget(int most, int directionsEach) {
        return new ExplanationAttack(epsilon, most, directionsEach, similarity);
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public ExplanationAttack comparedBy(Similarity other) {
        return new ExplanationAttack(epsilon, steps, directions, other.requireHigherIsAlike());
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("explanation-attack", "finite-difference-" + similarity.dialect(), similarity.version()),
                "similarity under an attack on the explanation",
                Direction.HIGHER_IS_BETTER,
                similarity.range(),
                "Ghorbani et al., Interpretation of Neural Networks Is Fragile, AAAI 2019, algorithm 1");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("epsilon", Double.toString(epsilon));
        settings.put("steps", Integer.toString(steps));
        settings.put("directions", Integer.toString(directions));
        settings.putAll(similarity.settings());
        settings.put("space", SPACE.toString());
        settings.put("seed", Long.toString(SEED));
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        long looks = steps * (2L * directions + 1);
        return explainer.costPerSample(model).times(looks).plus(Decisions.cost(model, looks));
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return new Run(measurement).outcomes();
    }

    @Override
    public List<Optional<AttackedSample>> attacked(Measurement measurement) {
        Run run = new Run(measurement);
        run.outcomes();
        return run.worst();
    }

    /** One batch under attack. */
    private final class Run {

        private final Batch batch;
        private final ExplainedAgain again;
        private final Decisions decisions;
        private final InputSpecification input;
        private final RunSeed run;
        private final List<float[]> originals;
        private final List<float[]> now;
        private final List<float[]> worst;
        private final double[] least;

        Run(Measurement measurement) {
            this.batch = measurement.batch().get();
            this.again = ExplainedAgain.of(measurement);
            this.decisions = Decisions.of(measurement);
            this.input = measurement.model().input();
            this.run = measurement.model().runSeed();
            this.least = new double[batch.size()];
            Arrays.fill(least, similarity.range().high());
            this.originals =
                    batch.oneByOne(picture -> SPACE.from(picture.images().toFloatArray(), input));
            this.now = new ArrayList<>(originals);
            this.worst = new ArrayList<>(originals);
        }

        List<Outcome> outcomes() {
            for (int step = 0; step < steps; step++) {
                step(step);
                double[] reached = similarities(now);
                for (int i = 0; i < reached.length; i++) {
                    // Not a number where the decision changed or there is no map.
                    if (reached[i] < least[i]) {
                        least[i] = reached[i];
                        worst.set(i, now.get(i));
                    }
                }
            }
            return Arrays.stream(least).mapToObj(Outcome::value).toList();
        }

        /** The pictures whose maps are least alike; the unchanged one where no step made them less alike. */
        List<Optional<AttackedSample>> worst() {
            List<float[]> inputs =
                    worst.stream().map(p -> SPACE.toModel(p, input)).toList();
            List<Explanation> explanations = again.explain(inputs);
            List<Optional<AttackedSample>> shown = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                shown.add(Optional.of(new AttackedSample(
                        "the attack on the explanation",
                        "the decision stands, pixels changed by up to " + (float) epsilon,
                        inputs.get(i),
                        explanations.get(i))));
            }
            return shown;
        }

        private void step(int step) {
            List<double[]> slopes = new ArrayList<>();
            now.forEach(picture -> slopes.add(new double[picture.length]));
            for (int d = 0; d < directions; d++) {
                int draw = step * directions + d;
                double[] up = similarities(probes(draw, 1));
                double[] down = similarities(probes(draw, -1));
                for (int i = 0; i < up.length; i++) {
                    double slope = Double.isNaN(up[i]) || Double.isNaN(down[i]) ? 0 : down[i] - up[i];
                    addSigns(slopes.get(i), slope, i, draw);
                }
            }
            double stepSize = 2.5 * epsilon / steps;
            for (int i = 0; i < now.size(); i++) {
                float[] moved = now.get(i).clone();
                for (int j = 0; j < moved.length; j++) {
                    moved[j] += (float) (stepSize * Math.signum(slopes.get(i)[j]));
                }
                now.set(i, SPACE.inBall(moved, originals.get(i), epsilon));
            }
        }

        private List<float[]> probes(int draw, int sign) {
            List<float[]> probes = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                double[] signs = new double[now.get(i).length];
                addSigns(signs, sign * epsilon / 2, i, draw);
                float[] probe = now.get(i).clone();
                for (int j = 0; j < probe.length; j++) {
                    probe[j] += (float) signs[j];
                }
                SPACE.clip(probe);
                probes.add(probe);
            }
            return probes;
        }

        /** Adds {@code factor} times the random signs of a sample and draw. */
        private void addSigns(double[] target, double factor, int sample, int draw) {
            RandomGenerator random =
                    run.random(SEED, batch.samples().get(sample).id(), draw);
            for (int j = 0; j < target.length; j++) {
                target[j] += random.nextBoolean() ? factor : -factor;
            }
        }

        /** For each sample; not a number where the decision changed or there is no map. */
        private double[] similarities(List<float[]> pictures) {
            List<float[]> inputs =
                    pictures.stream().map(p -> SPACE.toModel(p, input)).toList();
            List<Explanation> explanations = again.explain(inputs);
            double[] result = new double[explanations.size()];
            for (int i = 0; i < result.length; i++) {
                boolean same = !decisions.differs(i, inputs.get(i), explanations.get(i));
                result[i] = same && again.compare(similarity, i, explanations.get(i)) instanceof Outcome.Value value
                        ? value.value()
                        : Double.NaN;
            }
            return result;
        }
    }
}
