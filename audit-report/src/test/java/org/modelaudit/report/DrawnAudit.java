package org.modelaudit.report;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.audit.Audit;
import org.modelaudit.content.ByContent;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ScoreFunction;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.result.AuditIdentity;

/** An audit that can run without an engine: its maps and values are drawn for each picture, and all of it can be kept. */
public final class DrawnAudit {

    private DrawnAudit() {}

    /**
     * @param pictures folder of them
     * @param word tells this audit's explainer from others
     */
    public static Audit of(Path pictures, String word) {
        return of(pictures, word, 8);
    }

    /**
     * @param size of the model's input
     */
    public static Audit of(Path pictures, String word, int size) {
        return new Audit(
                new AuditIdentity("child", "child", "", ""),
                new Told(size),
                AuditSet.fromFolders(pictures),
                new Drawing(word),
                List.of(
                        new Requirement(new Drawn("first"), Threshold.atLeast(0.1)),
                        new Requirement(new Drawn("second"), Threshold.atLeast(0.1))));
    }

    /** A model that is never asked, of which it is known what decides its answers. */
    private static final class Told extends ForwardingModel {
        Told(int size) {
            super(BlackBox.of(
                    new ModelIdentity("told", "told.pt", "0123456789abcdef".repeat(4), "traced"),
                    InputSpecification.imageNet(size),
                    Labels.none(),
                    2,
                    new ScoreFunction("None 0", Device.cpu(), images -> images, () -> {})));
        }

        @Override
        public Optional<Object> content() {
            return Optional.of("told");
        }

        @Override
        public NDManager newManager() {
            return PassthroughNDManager.INSTANCE;
        }

        @Override
        public NDArray logits(NDArray images) {
            throw new UnsupportedOperationException("This model has no program.");
        }
    }

    /** Takes a moment for each picture, so that there is time to die. */
    @ByContent
    private record Drawing(String word) implements Explainer {
        @Override
        public String id() {
            return "drawing/test@1";
        }

        @Override
        public String name() {
            return "Drawing";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of("word", word);
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return batch.samples().stream()
                    .map(sample -> Explanation.of(
                            new Prediction(0, 0.5),
                            0,
                            new Heatmap(3, 3, SampleRandom.normal(1, sample.id() + word, 0, 1, 9))))
                    .toList();
        }
    }

    @ByContent
    private record Drawn(String word) implements Metric {
        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("drawn-" + word + "/test@1", "drawn", "made up for a test");
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return measurement.samples().stream()
                    .map(each -> Outcome.value(
                            SampleRandom.of(1, word + each.sample().id(), 0).nextDouble()))
                    .toList();
        }
    }
}
