package org.modelaudit.synthesis;

import ai.djl.ndarray.NDManager;
import org.modelaudit.baseline.GaussianBlur;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;

/**
 * The steps of {@link ActivationMaximization}: {@code x ← r((1 − θ)(x + η(ĝ − λ ∇TV(x))))}.
 *
 * @param objective that rises
 * @param rate η
 * @param regularization θ, λ, and what r does
 */
record GradientAscent(
        AuditedModel model, Canvas canvas, Objective objective, double rate, Regularization regularization) {

    /** How large the objective is for a picture, and where it grows. */
    Objective.Ascent look(float[] x) {
        try (NDManager scope = model.newManager()) {
            return objective.at(model, canvas.tensor(scope, x));
        }
    }

    /**
     * Takes a step, in place.
     *
     * @param x the picture
     * @param jitter that moves it before its gradient is taken
     * @param step number of the step, counted from 1
     */
    void step(float[] x, Jitter jitter, int step) {
        int width = canvas.width();
        int height = canvas.height();
        float[] moved = look(jitter.apply(x, width, height)).gradient();
        float[] direction = jitter.back().apply(moved, width, height);
        double scale = rootMeanSquare(direction);
        if (!Double.isFinite(scale)) {
            throw new ModelException("The gradient of %s in '%s' is not finite at step %d; take shorter steps."
                    .formatted(objective.name(), model.identity().file(), step));
        }
        if (scale == 0 && step == 1) {
            throw new ModelException(
                    "Nothing in the picture that the search starts from raises %s of '%s'; take another seed."
                            .formatted(objective.name(), model.identity().file()));
        }
        // Where nothing grows any more, only what keeps pictures smooth and small acts.
        for (int i = 0; scale > 0 && i < direction.length; i++) {
            direction[i] = (float) (direction[i] / scale);
        }
        TotalVariation.addGradient(direction, x, width, height, -regularization.totalVariation());
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((1 - regularization.decay()) * (x[i] + rate * direction[i]));
        }
        if (regularization.blursAfter(step)) {
            blur(x);
        }
        canvas.clip(x);
    }

    private static double rootMeanSquare(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private void blur(float[] x) {
        try (NDManager scope = model.newManager()) {
            float[] blurred = new GaussianBlur(regularization.blur())
                    .apply(canvas.tensor(scope, x))
                    .toFloatArray();
            System.arraycopy(blurred, 0, x, 0, x.length);
        }
    }
}
