package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/** Pictures of one channel with maps drawn by hand, ready to be measured. */
final class Scene implements AutoCloseable {

    private final AuditedModel model;
    private final int size;
    private final NDManager manager;
    private final List<float[]> pictures = new ArrayList<>();
    private final List<Explanation> explanations = new ArrayList<>();

    Scene(AuditedModel model) {
        this.model = model;
        this.size = model.input().width();
        this.manager = model.newManager();
    }

    /** Adds a picture whose class 0 is explained by the map. */
    Scene with(float[] picture, float... map) {
        return with(0, picture, map);
    }

    /** Adds a picture whose given class is explained by the map. */
    Scene with(int explained, float[] picture, float... map) {
        int side = (int) Math.sqrt(map.length);
        Prediction prediction;
        try (NDManager scope = manager.newSubManager()) {
            NDArray image = scope.create(picture, new Shape(1, 1, size, size));
            prediction = Prediction.of(model.output(), model.logits(image).toFloatArray())
                    .orElseThrow();
        }
        pictures.add(picture);
        explanations.add(Explanation.of(prediction, explained, new Heatmap(side, side, map)));
        return this;
    }

    Measurement measurement() {
        return measurement(new Repeating());
    }

    Measurement measurement(Explainer explainer) {
        List<ExplainedSample> samples = new ArrayList<>();
        List<AuditSample> ids = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            AuditSample sample = AuditSample.of("picture " + i, Path.of("picture " + i));
            ids.add(sample);
            PictureSize square = new PictureSize(size, size);
            samples.add(new ExplainedSample(sample, new Geometry(square, square, 1, 1, 0, 0), explanations.get(i)));
        }
        Batch batch = new Batch(ids, images());
        return new Measurement(model, explainer, samples, () -> batch);
    }

    private NDArray images() {
        float[] all = new float[pictures.size() * size * size];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, all, i * size * size, size * size);
        }
        return manager.create(all, new Shape(pictures.size(), 1, size, size));
    }

    List<Outcome> outcomes(Metric metric) {
        return metric.measure(measurement());
    }

    /** The first picture's value. */
    double value(Metric metric) {
        return ((Outcome.Value) outcomes(metric).get(0)).value();
    }

    /** Why the first picture has no value. */
    String undefined(Metric metric) {
        return ((Outcome.Undefined) outcomes(metric).get(0)).reason();
    }

    static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Explains every picture as the scene does, whatever is in it. */
    private final class Repeating implements Explainer {
        @Override
        public String id() {
            return "repeating/test@1";
        }

        @Override
        public String name() {
            return "Repeating";
        }

        @Override
        public Map<String, String> settings(AuditedModel audited) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel audited, Batch batch) {
            return batch.samples().stream()
                    .map(sample -> explanations.get(Integer.parseInt(sample.id().substring("picture ".length()))))
                    .toList();
        }
    }
}
