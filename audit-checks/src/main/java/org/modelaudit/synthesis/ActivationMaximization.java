package org.modelaudit.synthesis;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.Picture;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Activation maximisation: the picture that a class, a unit or a layer responds to most, found by gradient ascent through the audited
 * program. From Gaussian noise around the mean colour, of deviation 0.5, each step is {@code x ← r((1 − θ)(x + η(ĝ − λ ∇TV(x))))}:
 *
 * <ul>
 *   <li>{@code ĝ} is the gradient of the activation, divided by its root mean square so that η means the same for every net, taken of
 *       the picture moved at random by up to a sixteenth of its side (jitter);
 *   <li>θ is L2 decay, the λ‖x‖² of Simonyan with {@code θ = 2ηλ};
 *   <li>TV is the {@link TotalVariation} with β = 2;
 *   <li>r blurs every few steps, and brings every number back between black and white, so that what comes of it is a picture.
 * </ul>
 *
 * <p>Of a class it is the logit that rises, {@code argmax_x S_c(x) − λ‖x‖²} (Simonyan, Vedaldi and Zisserman, Deep Inside
 * Convolutional Networks, ICLR workshop 2014, section 2); of a unit the mean of its channel; of a layer half the mean square of its
 * output (Mordvintsev, Olah and Tyka, DeepDream, 2015, as are the jitter and the scaled gradient). Decay and blur as operators are
 * those of Yosinski et al., Understanding Neural Networks Through Deep Visualization, ICML workshop 2015, section 3; the total
 * variation and the bounds those of Mahendran and Vedaldi, Visualizing Deep Convolutional Neural Networks Using Natural Pre-images,
 * IJCV 2016. The numbers in front of them are ours.
 *
 * <p>The picture is rounded to 8 bits a channel before its activation and its probability are taken. Random numbers are keyed by what
 * is maximised, so nothing depends on which other classes are asked for, or in what order. Each step costs a forward and a backward
 * pass.
 */
public final class ActivationMaximization {

    private static final int STEPS = 200;
    private static final double RATE = 0.1;
    private static final Regularization STANDARD = new Regularization(0.005, 0.7, 4, 1 / 16.0, 0.1);
    private static final long SEED = 42;
    private static final double START = 0.5;

    private final int steps;
    private final double rate;
    private final Regularization regularization;
    private final long seed;

    private ActivationMaximization(int steps, double rate, Regularization regularization, long seed) {
        this.steps = steps;
        this.rate = rate;
        this.regularization = regularization;
        this.seed = seed;
    }

    /**
     * 200 steps of 0.1 with a decay of 0.005, a blur of 0.7 pixels after every fourth step, a jitter of up to a sixteenth of the
     * shorter side and a total variation of 0.1.
     */
    public static ActivationMaximization standard() {
        return new ActivationMaximization(STEPS, RATE, STANDARD, SEED);
    }

    /** The same in another number of steps, from 1 to a million. */
    public ActivationMaximization steps(int other) {
        return new ActivationMaximization(Steps.verified(other), rate, regularization, seed);
    }

    /** The same with another length of a step, η, above 0. */
    public ActivationMaximization rate(double other) {
        if (!(other > 0) || Double.isInfinite(other)) {
            throw new IllegalArgumentException("The length of a step is above 0, but got " + other + ".");
        }
        return new ActivationMaximization(steps, other, regularization, seed);
    }

    /** The same with other regularisers. */
    public ActivationMaximization regularized(Regularization other) {
        return new ActivationMaximization(steps, rate, other, seed);
    }

    /** The same from another start and with another jitter. */
    public ActivationMaximization seed(long other) {
        return new ActivationMaximization(steps, rate, regularization, other);
    }

    /** What decides the picture, by name. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(regularization.settings());
        settings.put("steps", String.valueOf(steps));
        settings.put("length of a step", String.valueOf(rate));
        settings.put("seed", String.valueOf(seed));
        return settings;
    }

    /** What the picture of a class costs: each step, its start, and the picture that is found, whose probability is asked for. */
    public Cost costPerClass() {
        return new Objective.OfClass(0).cost().times(steps + 2L).plus(Cost.of(1, 0, 0, 0));
    }

    /**
     * The picture of a class.
     *
     * @param classIndex among the model's outputs
     * @throws ModelException if there is no such class, no gradient leads from it to the picture, or one is not finite
     * @throws org.modelaudit.error.AuditInterruptedException if the thread is interrupted on the way
     */
    public SynthesizedPicture ofClass(AuditedModel model, int classIndex) {
        SynthesizedPicture found = of(model, Objective.OfClass.of(model, classIndex));
        Canvas canvas = new Canvas(model.input());
        try (NDManager scope = model.newManager()) {
            float[] logits = model.logits(canvas.tensor(scope, found.values())).toFloatArray();
            double probability = model.output().probability(logits, classIndex);
            return found.withProbability(probability);
        }
    }

    /**
     * The picture of a unit: a channel of a layer's maps by its mean, or a number of a layer without maps.
     *
     * @param layer path, as {@link AuditedModel#describe()} lists them
     * @param channel counted from 0
     * @throws ModelException as of a class
     */
    public SynthesizedPicture ofUnit(AuditedModel model, String layer, int channel) {
        return of(model, Objective.OfUnit.of(model, layer, channel));
    }

    /**
     * The picture of a whole layer, as DeepDream makes them out of noise.
     *
     * @param layer path, as {@link AuditedModel#describe()} lists them
     * @throws ModelException as of a class
     */
    public SynthesizedPicture ofLayer(AuditedModel model, String layer) {
        return of(model, new Objective.OfLayer(model.layer(layer).path()));
    }

    /**
     * A set of the pictures of classes, one a class, labelled with it: the samples of an audit of this model, or of another that is to
     * see the same in them. They are made here and now; nothing of it stands in the plan or the budget of the audit.
     *
     * @param folder that their files are written to, made where there is none
     * @param classes among the model's outputs, at least one, each once
     * @throws ModelException as of a class
     */
    public AuditSet prototypes(AuditedModel model, Path folder, int... classes) {
        return Prototypes.write(this, model, folder, classes);
    }

    private SynthesizedPicture of(AuditedModel model, Objective objective) {
        model.output().requireExact("Activation maximisation");
        Canvas canvas = new Canvas(model.input());
        GradientAscent ascent = new GradientAscent(model, canvas, objective, rate, regularization);
        float[] x = model.runSeed().normal(seed, objective.name(), 0, START, canvas.length());
        canvas.clip(x);
        double atStart = ascent.look(x).value();
        int side = Math.min(canvas.width(), canvas.height());
        for (int step = 1; step <= steps; step++) {
            Steps.verifyWanted(objective.name(), step, steps);
            ascent.step(x, regularization.drawn(model.runSeed().random(seed, objective.name(), step), side), step);
        }
        Picture picture = canvas.picture(x);
        float[] shown = canvas.values(picture);
        double activation = ascent.look(shown).value();
        return new SynthesizedPicture(objective.name(), picture, shown, activation, atStart, OptionalDouble.empty());
    }
}
