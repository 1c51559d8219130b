package org.modelaudit.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.model.AuditedModel;

/**
 * An explainer that gives each sample the map that a test wants, and counts what it was asked.
 *
 * @param maps the map of a sample
 * @param asked how many samples it explained
 */
public record FakeExplainer(Function<AuditSample, Heatmap> maps, AtomicInteger asked) implements Explainer {

    /** A map with one hot cell in the middle, for every sample. */
    public static FakeExplainer centred() {
        return giving(sample -> new Heatmap(3, 3, new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}));
    }

    public static FakeExplainer giving(Function<AuditSample, Heatmap> maps) {
        return new FakeExplainer(maps, new AtomicInteger());
    }

    @Override
    public String id() {
        return "fake-cam/test@1";
    }

    @Override
    public String name() {
        return "Fake-CAM";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of("layer", "somewhere");
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        asked.addAndGet(batch.size());
        return batch.samples().stream()
                .map(sample -> Explanation.of(new Prediction(0, 0.9), 0, maps.apply(sample)))
                .toList();
    }
}
