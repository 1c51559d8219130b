package org.modelaudit.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.modelaudit.content.HasContent;
import org.modelaudit.content.Sha256;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.testing.FakeModel;

/** An explainer, a metric and a model that say what they are, and what they were asked. */
final class Telling {

    /** Samples that were explained. */
    final List<String> explained = new ArrayList<>();

    /** The metric's word and the sample, for each that was measured. */
    final List<String> measured = new ArrayList<>();

    /** Says what it is: its word. */
    final class AnExplainer implements Explainer, HasContent {
        private final String word;
        private final int side;
        Consumer<AuditSample> before = sample -> {};

        AnExplainer(String word, int side) {
            this.word = word;
            this.side = side;
        }

        @Override
        public Optional<Object> content() {
            return Optional.of(List.of(word, side));
        }

        @Override
        public String id() {
            return "telling/test@1";
        }

        @Override
        public String name() {
            return "Telling";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return batch.samples().stream()
                    .map(sample -> {
                        before.accept(sample);
                        explained.add(sample.id());
                        float[] values = new float[side * side];
                        values[sample.id().charAt(0) % values.length] = 1;
                        return Explanation.of(new Prediction(0, 0.9), 0, new Heatmap(side, side, values));
                    })
                    .toList();
        }
    }

    /** Shows its work on each sample. */
    final class AShowingMetric implements CurvedMetric, AttackingMetric, HasContent {
        private final AMetric measuring = metric("showing");

        @Override
        public Optional<Object> content() {
            return Optional.of("showing");
        }

        @Override
        public MetricDescription description() {
            return measuring.description();
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return measuring.measure(measurement);
        }

        @Override
        public List<Optional<MetricCurve>> curves(Measurement measurement) {
            List<Optional<MetricCurve>> curves = new ArrayList<>();
            for (Outcome outcome : measure(measurement)) {
                double value = ((Outcome.Value) outcome).value();
                curves.add(Optional.of(new MetricCurve("x", "y", Reading.MEAN, List.of(new Point(0, value)))));
            }
            return curves;
        }

        @Override
        public List<Optional<AttackedSample>> attacked(Measurement measurement) {
            float[] picture = measurement.batch().get().images().toFloatArray();
            float[] changed = picture.clone();
            changed[0] += 0.1f;
            Explanation same = measurement.samples().get(0).explanation();
            return List.of(Optional.of(new AttackedSample("a touch", "nothing came of it", changed, same)));
        }
    }

    final class AMetric implements Metric, HasContent {
        private final String word;
        private final String failing;

        AMetric(String word, String failing) {
            this.word = word;
            this.failing = failing;
        }

        @Override
        public Optional<Object> content() {
            return Optional.of(word);
        }

        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("telling/test@1", "telling", "made up for a test");
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return measurement.samples().stream()
                    .map(each -> {
                        String id = each.sample().id();
                        measured.add(word + " " + id);
                        return id.equals(failing)
                                ? Outcome.failed("It failed; try again.")
                                : Outcome.value((id.charAt(0) - '0') / 10.0);
                    })
                    .toList();
        }
    }

    /** A fake of which it is known what decides its answers. */
    static class AModel extends ForwardingModel {
        private final String bytes;

        AModel(String bytes) {
            super(FakeModel.small());
            this.bytes = bytes;
        }

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("fake", "fake.fake", Sha256.of(bytes.getBytes(StandardCharsets.UTF_8)), "traced");
        }

        @Override
        public Optional<Object> content() {
            return Optional.of(bytes);
        }
    }

    AnExplainer explainer(String word, int side) {
        return new AnExplainer(word, side);
    }

    AShowingMetric showing() {
        return new AShowingMetric();
    }

    AMetric metric(String word) {
        return new AMetric(word, "none");
    }

    AMetric metric(String word, String failing) {
        return new AMetric(word, failing);
    }
}
