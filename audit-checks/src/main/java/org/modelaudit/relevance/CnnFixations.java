package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * CNN-Fixations: from the class back to the pixels that its score was made of, unit by unit, by what each unit owes its value
 * to. No gradient takes part. With the fixations (x_i, y_i) that are left, {@code L(x, y) = Σ_i exp(-((x - x_i)² + (y - y_i)²) /
 * 2σ²)}, σ being 20 pixels in a picture of 224.
 *
 * <p>The map has the picture's size and is not negative; high where many pixels lie that the class's score was made of. Undefined
 * where it is constant, as it is where no fixation is left.
 *
 * <p>Mopuri, Garg and Babu, CNN Fixations: an unraveling approach to visualize the discriminative image regions, IEEE TIP
 * 2018, section III. A fixation is an outlier, and is left out, unless more than 5 % of all fixations lie around it within 10
 * % of the picture's diagonal. Batch normalisations are folded, so that a contribution has the sign that it takes effect with.
 */
record CnnFixations() implements RelevanceFormula {

    private static final double NEIGHBOURHOOD = 0.1;
    private static final double COMPANY = 0.05;
    private static final double DEVIATION = 20.0 / 224;

    @Override
    public String id() {
        return "cnn-fixations/paper@1";
    }

    @Override
    public String name() {
        return "CNN-Fixations";
    }

    @Override
    public NDArray map(AuditedModel model, OperationTrace trace, NDArray logits, NDArray chosen) {
        NDArray pixels = trace.backwardSharing(chosen, new FixationRule(trace)).max(new int[] {1});
        int height = (int) pixels.getShape().get(1);
        int width = (int) pixels.getShape().get(2);
        float[] map = density(fixations(pixels.toFloatArray(), width), width, height);
        return Tensors.of(logits.getManager(), map, pixels.getShape());
    }

    /** A pixel. */
    record Fixation(int x, int y) {

        private double squaredDistance(Fixation other) {
            return Math.pow(x - other.x, 2) + Math.pow(y - other.y, 2);
        }
    }

    private static List<Fixation> fixations(float[] pixels, int width) {
        List<Fixation> fixations = new ArrayList<>();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] > 0) {
                fixations.add(new Fixation(i % width, i / width));
            }
        }
        return fixations;
    }

    /** Sum of a Gaussian at every fixation that is no outlier. */
    static float[] density(List<Fixation> fixations, int width, int height) {
        double radius = NEIGHBOURHOOD * Math.hypot(width, height);
        double deviation = DEVIATION * Math.min(width, height);
        float[] density = new float[width * height];
        for (Fixation fixation : fixations) {
            long company = fixations.stream()
                    .filter(other -> other.squaredDistance(fixation) < radius * radius)
                    .count();
            for (int i = 0; i < density.length && company > COMPANY * fixations.size(); i++) {
                double squared = new Fixation(i % width, i / width).squaredDistance(fixation);
                density[i] += (float) Math.exp(-squared / (2 * deviation * deviation));
            }
        }
        return density;
    }
}
