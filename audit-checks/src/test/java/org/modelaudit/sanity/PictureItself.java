package org.modelaudit.sanity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.model.AuditedModel;

/** An explainer that shows the picture's first channel and never asks the model: the one that every sanity check must catch. */
public record PictureItself(AtomicInteger asked) implements Explainer {

    public PictureItself() {
        this(new AtomicInteger());
    }

    @Override
    public String id() {
        return "picture-itself/test@1";
    }

    @Override
    public String name() {
        return "the picture itself";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of();
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        asked.incrementAndGet();
        int height = (int) batch.images().getShape().get(2);
        int width = (int) batch.images().getShape().get(3);
        float[] all = batch.images().toFloatArray();
        int length = all.length / batch.size();
        return IntStream.range(0, batch.size())
                .mapToObj(i -> Arrays.copyOfRange(all, i * length, i * length + width * height))
                .map(values -> Explanation.of(new Prediction(0, 1), -1, new Heatmap(width, height, values)))
                .toList();
    }
}
