package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Tensors;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.AttackingMetric.AttackedSample;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.KeptWork;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.model.AuditedModel;

/** The steps that metrics went through with single pictures, gone through again, in a group as when the number was made. */
final class ShownWork {

    private final AuditedModel model;
    private final Explainer asked;
    private final BatchExplainer explainer;

    ShownWork(AuditedModel model, Explainer asked, BatchExplainer explainer) {
        this.model = model;
        this.asked = asked;
        this.explainer = explainer;
    }

    /**
     * What an attack made of a picture.
     *
     * @param before the picture as the model took it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(AttackedSample attacked, float[] before) {}

    /** A curve that was kept is not made again: it may have cost hundreds of passes. */
    Optional<MetricCurve> curve(AuditSample sample, Metric metric) {
        if (!(metric instanceof CurvedMetric curved)) {
            return Optional.empty();
        }
        KeptWork kept = explainer.ledger();
        Object work = List.of("curve", metric, asked);
        Optional<MetricCurve> known = kept.find(sample, work).flatMap(CurveBytes::read);
        if (known.isPresent()) {
            return known;
        }
        Optional<MetricCurve> made = again(sample, metric, curved::curves);
        made.flatMap(CurveBytes::of).ifPresent(bytes -> kept.keep(sample, work, bytes));
        return made;
    }

    Optional<Found> attacked(AuditSample sample, Metric metric) {
        return metric instanceof AttackingMetric attacking
                ? again(sample, metric, measurement -> {
                    float[] before = first(measurement);
                    return attacking.attacked(measurement).stream()
                            .map(each -> each.map(one -> new Found(one, before)))
                            .toList();
                })
                : Optional.empty();
    }

    /** The picture of the first sample; a group of one sample is filled up with copies of it. */
    private static float[] first(Measurement measurement) {
        return Tensors.rows(measurement.batch().get().images()).get(0);
    }

    private <T> Optional<T> again(AuditSample sample, Metric metric, Function<Measurement, List<Optional<T>>> work) {
        try (NDManager scope = model.newManager()) {
            PreparedPictures pictures = explainer.pictures();
            Optional<ExplainedSample> explained = explainer
                    .explain(List.of(sample), pictures, scope)
                    .iterator()
                    .next()
                    .measurable();
            return explained.flatMap(one -> explainer
                    .measure(
                            List.of(one),
                            pictures,
                            scope,
                            measurement -> checked(metric, measurement, work.apply(measurement)))
                    .get(0));
        } catch (DataException e) {
            return Optional.empty();
        }
    }

    private static <T> List<Optional<T>> checked(Metric metric, Measurement measurement, List<Optional<T>> answers) {
        int expected = measurement.samples().size();
        if (answers.size() != expected) {
            throw new ConfigurationException(
                    "The metric '%s' showed its work on %d of %d samples; it must answer for each, empty if need be."
                            .formatted(metric.id(), answers.size(), expected));
        }
        return answers;
    }
}
