package org.modelaudit.samples.papers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/** Measures explainers on pictures through one net, and leaves out what is known already. */
final class PaperMeasurements {

    private final PaperValues values;
    private final Consumer<String> progress;

    /**
     * @param values of an earlier run, if any, to which this one adds
     * @param progress is told what took how long
     */
    PaperMeasurements(PaperValues values, Consumer<String> progress) {
        this.values = values;
        this.progress = progress;
    }

    /** A set of pictures under a short name. */
    record Pictures(String name, AuditSet set) {

        /** Of the folder with real models and pictures. */
        static Pictures of(Path shared, String name, int size) {
            AuditSet all = AuditSet.fromCsv(shared.resolve("images"), shared.resolve("annotations/" + name + ".csv"));
            return new Pictures(name, all.sample(size, 1));
        }
    }

    /** Explains every picture once by each explainer and measures the map by all metrics. */
    void measure(
            AuditedModel model,
            String net,
            Pictures pictures,
            String place,
            Map<String, Explainer> explainers,
            List<PaperMetric> metrics) {
        PaperCell cell = new PaperCell(net, pictures.name(), place);
        AuditSession session = AuditSession.of(model);
        explainers.forEach((name, explainer) -> {
            List<PaperMetric> unknown = metrics.stream()
                    .filter(metric -> !values.has(cell, name, metric))
                    .toList();
            if (!unknown.isEmpty()) {
                long start = System.nanoTime();
                unknown.forEach(metric -> values.start(cell, name, metric));
                session.explain(model, pictures.set(), explainer, one -> keep(cell, name, unknown, one));
                progress.accept("%s, %s, %s, %s: %.1f s"
                        .formatted(net, pictures.name(), place, name, (System.nanoTime() - start) / 1e9));
            }
        });
    }

    private void keep(PaperCell cell, String explainer, List<PaperMetric> metrics, Measurement measurement) {
        for (PaperMetric metric : metrics) {
            List<Outcome> outcomes = metric.metric().measure(measurement);
            for (int i = 0; i < outcomes.size(); i++) {
                String picture = measurement.samples().get(i).sample().id();
                values.put(cell, explainer, metric, picture, outcomes.get(i));
            }
        }
    }
}
