package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * CNN-Fixations: from the class back to the pixels that its score was made of, unit by unit, by what each unit owes its value
 * to. No gradient takes part. The map has the picture's size and is not negative: a Gaussian of height 1 at every fixation,
 * with a deviation of 20 pixels in a picture of 224.
 *
 * <p>Mopuri, Garg and Babu, CNN Fixations: an unraveling approach to visualize the discriminative image regions, IEEE TIP
 * 2018, section III. A fixation is an outlier, and is left out, unless more than 5 % of all fixations lie around it within 10
 * % of the picture's diagonal. Batch normalisations are folded, so that a contribution has the sign that it takes effect with.
 */
public final class CnnFixations implements ClassSpecific {

    private static final double NEIGHBOURHOOD = 0.1;
    private static final double COMPANY = 0.05;
    private static final double DEVIATION = 20.0 / 224;

    private final TargetClass target;

    private CnnFixations(TargetClass target) {
        this.target = target;
    }

    static CnnFixations paper() {
        return new CnnFixations(TargetClass.predicted());
    }

    @Override
    public CnnFixations forClass(TargetClass classToExplain) {
        return new CnnFixations(classToExplain);
    }

    @Override
    public String id() {
        return "cnn-fixations/paper@1";
    }

    @Override
    public String name() {
        return "CNN-Fixations";
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1, 0, 0, 1);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("class", target.toString());
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return Chunks.explain(model, batch, target, (trace, images, logits, chosen) -> {
            NDArray pixels =
                    trace.backwardSharing(chosen, new FixationRule(trace)).max(new int[] {1});
            int height = (int) pixels.getShape().get(1);
            int width = (int) pixels.getShape().get(2);
            float[] map = density(fixations(pixels.toFloatArray(), width), width, height);
            return images.getManager().create(map, pixels.getShape());
        });
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
