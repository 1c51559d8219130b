package org.modelaudit.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;

/** Section A: the model itself, before anything is explained. */
final class ModelGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "A/logits",
                entry -> scores(entry, logits -> logits, 1e-4),
                "A/softmax",
                entry -> scores(entry, logits -> logits.softmax(1), 1e-5),
                "A/activation_stats",
                ModelGolden::channelMeans,
                "B/activation_full_image0",
                ModelGolden::activation);
    }

    private static List<GoldenRow> scores(GoldenEntry entry, Function<NDArray, NDArray> scale, double tolerance) {
        return entry.files().stream()
                .map(file -> {
                    AuditedModel model = entry.model(file);
                    try (NDManager scope = model.newManager()) {
                        Batch batch = entry.batch(scope, Integer.MAX_VALUE);
                        NDArray ours = scale.apply(model.logits(batch.images()));
                        return GoldenRow.absolute(
                                "output of " + file,
                                GoldenRow.doubles(entry.array("output").values()),
                                GoldenRow.doubles(ours.toFloatArray()),
                                tolerance);
                    }
                })
                .toList();
    }

    private static List<GoldenRow> channelMeans(GoldenEntry entry) {
        try (NDManager scope = entry.model().newManager()) {
            NDArray activation = activation(entry, scope, Integer.MAX_VALUE);
            NDArray means = activation
                    .reshape(activation.getShape().get(0), activation.getShape().get(1), -1)
                    .mean(new int[] {2});
            return List.of(GoldenRow.relative("output", entry.array("output").values(), means.toFloatArray(), 1e-4));
        }
    }

    private static List<GoldenRow> activation(GoldenEntry entry) {
        try (NDManager scope = entry.model().newManager()) {
            NDArray activation = activation(entry, scope, 1);
            return List.of(
                    GoldenRow.relative("output", entry.array("output").values(), activation.toFloatArray(), 1e-4));
        }
    }

    private static NDArray activation(GoldenEntry entry, NDManager scope, int count) {
        Batch batch = entry.batch(scope, count);
        return entry.model().cutAt(entry.layer()).features(batch.images()).activation();
    }
}
