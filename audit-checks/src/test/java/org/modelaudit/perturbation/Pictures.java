package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;

/** Grey pictures and models of them whose every number can be followed by hand. */
final class Pictures {

    private Pictures() {}

    /** A model of grey pictures with two classes: the score of the first is given, that of the second is 0. */
    static BlackBox model(int height, int width, UnaryOperator<NDArray> scoreOfPixels) {
        InputSpecification input = new InputSpecification(
                width,
                height,
                InputSpecification.Resize.NONE,
                0,
                InputSpecification.Colour.GREY,
                List.of(0.0),
                List.of(1.0));
        return BlackBox.of("by hand", input, Labels.none(), 2, images -> {
            long n = images.getShape().get(0);
            NDArray score = scoreOfPixels.apply(images.reshape(n, -1)).reshape(n, 1);
            return score.concat(score.zerosLike(), 1);
        });
    }

    /** A model whose score is a weighted sum of the pixels. */
    static BlackBox linear(int height, int width, float... weights) {
        return model(
                height,
                width,
                pixels -> pixels.matMul(pixels.getManager().create(weights, new Shape(weights.length, 1))));
    }

    static List<Explanation> explain(Explainer explainer, AuditedModel model, float[]... pictures) {
        return explainFrom(0, pictures.length, explainer, model, pictures);
    }

    /** Explains pictures {@code from} to {@code to - 1} in one batch; a sample is named by its place among all. */
    static List<Explanation> explainFrom(
            int from, int to, Explainer explainer, AuditedModel model, float[]... pictures) {
        int length = pictures[0].length;
        float[] all = new float[(to - from) * length];
        for (int i = from; i < to; i++) {
            System.arraycopy(pictures[i], 0, all, (i - from) * length, length);
        }
        List<AuditSample> samples = IntStream.range(from, to)
                .mapToObj(i -> AuditSample.of("picture " + i, Path.of("picture " + i)))
                .toList();
        int channels = model.input().colour().channels();
        try (NDManager scope = model.newManager()) {
            Shape shape = new Shape(
                    to - from, channels, model.input().height(), model.input().width());
            return explainer.explain(model, new Batch(samples, scope.create(all, shape)));
        }
    }

    static Explanation explainOne(Explainer explainer, AuditedModel model, float... picture) {
        return explain(explainer, model, picture).get(0);
    }

    static float[] map(Explanation explanation) {
        Heatmap map = explanation.heatmap();
        if (map == null) {
            throw new AssertionError(explanation.undefinedBecause());
        }
        return map.values();
    }

    static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }
}
