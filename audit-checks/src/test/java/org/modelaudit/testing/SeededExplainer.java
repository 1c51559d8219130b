package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;

/**
 * Draws a map at random, of the size of the picture, from a seed that is made of the picture.
 *
 * @param seed of the picture's numbers
 */
public record SeededExplainer(String name, ToIntFunction<float[]> seed) implements Explainer {

    @Override
    public String id() {
        return name + "/test@1";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of();
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        float[] pictures = batch.images().toFloatArray();
        int length = pictures.length / batch.size();
        int side = (int) batch.images().getShape().get(2);
        float[] scores;
        try (NDArray logits = model.logits(batch.images())) {
            scores = logits.toFloatArray();
        }
        int classes = model.classes();
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            float[] picture = Arrays.copyOfRange(pictures, i * length, (i + 1) * length);
            Prediction prediction = Prediction.of(
                            ModelOutput.LOGITS, Arrays.copyOfRange(scores, i * classes, (i + 1) * classes))
                    .orElseThrow();
            explanations.add(Explanation.of(prediction, -1, map(side, new SplittableRandom(seed.applyAsInt(picture)))));
        }
        return explanations;
    }

    private static Heatmap map(int side, SplittableRandom random) {
        float[] values = new float[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new Heatmap(side, side, values);
    }
}
