package org.modelaudit.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelOutput;

/** An explainer and metrics that answer for each {@link Release} as a test wants, and remember what they were asked. */
public final class ByModel {

    private static final Cost ONE_PASS = Cost.of(1, 0, 0, 0);

    private final Map<String, Function<String, Outcome>> outcomes = new HashMap<>();
    private final Map<String, Release> releases = new HashMap<>();

    /** File and sample, for each that was explained. */
    public final List<String> explained = new ArrayList<>();

    /** File and sample, for each that was measured. */
    public final List<String> measured = new ArrayList<>();

    /** What a metric says of a release, by the sample's id. */
    public Release release(String file, Function<String, Outcome> says) {
        return release(Release.of(file), says);
    }

    /** The same of a release that is otherwise than most. */
    public Release release(Release release, Function<String, Outcome> says) {
        String file = release.identity().file();
        outcomes.put(file, says);
        releases.put(file, release);
        return release;
    }

    /** Looks at the default layer, costs one pass a picture, and makes it. */
    public Explainer explainer() {
        return new Looking(null, Map.of(), ONE_PASS);
    }

    /** The same, but does not say what it costs. */
    public Explainer silentExplainer() {
        return new Looking(null, Map.of(), Cost.unknown());
    }

    /** Looks at a layer that not every release has. */
    public Explainer explainerAt(String layer) {
        return new Looking(layer, Map.of(), ONE_PASS);
    }

    /**
     * Has a setting that depends on the release.
     *
     * @param settings by file
     */
    public Explainer explainerWith(Map<String, String> settings) {
        return new Looking(null, settings, ONE_PASS);
    }

    public Metric metric(String name) {
        return new Saying(name, false);
    }

    /** Compares logits of different pictures, so that it has no meaning for some releases. */
    public Metric exactMetric(String name) {
        return new Saying(name, true);
    }

    private final class Looking implements Explainer {
        private final @Nullable String at;
        private final Map<String, String> special;
        private final Cost cost;

        Looking(@Nullable String at, Map<String, String> special, Cost cost) {
            this.at = at;
            this.special = special;
            this.cost = cost;
        }

        @Override
        public String id() {
            return "looking/test@1";
        }

        @Override
        public String name() {
            return "Looking";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            String layer = model.defaultLayer().path();
            if (at != null && !at.equals(layer)) {
                throw new ModelException("There is no layer '%s' in '%s'; nearest is '%s'."
                        .formatted(at, model.identity().file(), layer));
            }
            Map<String, String> settings = new TreeMap<>(Map.of("layer", layer));
            String value = special.get(model.identity().file());
            if (value != null) {
                settings.put("noise", value);
            }
            return settings;
        }

        @Override
        public Cost costPerSample(AuditedModel model) {
            return cost;
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            String file = model.identity().file();
            Objects.requireNonNull(releases.get(file)).forward.addAndGet(batch.size());
            List<Explanation> explanations = new ArrayList<>();
            for (AuditSample sample : batch.samples()) {
                explained.add(file + " " + sample.id());
                float[] heat = new float[9];
                heat[file.length() % 9] = 1;
                explanations.add(Explanation.of(new Prediction(0, 0.9), 0, new Heatmap(3, 3, heat)));
            }
            return explanations;
        }
    }

    private final class Saying implements Metric {
        private final String name;
        private final boolean exact;

        Saying(String name, boolean exact) {
            this.name = name;
            this.exact = exact;
        }

        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter(name + "/test@1", name, "made up for a test");
        }

        @Override
        public void verifyMeaning(AuditedModel model) {
            ModelOutput output = model.output();
            if (exact) {
                output.requireExact("The " + name);
            }
        }

        @Override
        public Cost costPerSample(AuditedModel model, Explainer explainer) {
            return Cost.none();
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            String file = measurement.model().identity().file();
            return measurement.samples().stream()
                    .map(each -> {
                        measured.add(file + " " + each.sample().id());
                        return Objects.requireNonNull(outcomes.get(file))
                                .apply(each.sample().id());
                    })
                    .toList();
        }
    }
}
