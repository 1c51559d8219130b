package org.modelaudit.metric;

import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * A property of explanations that is one number a sample. Implement it to audit a property of your own.
 *
 * <p>A metric is an immutable value, which several threads ask about different pictures. It must give the same number for a sample whatever else is measured with it. An audit always
 * shows it {@link AuditedModel#group()} samples, so rounding follows by itself.
 */
public interface Metric {

    /** The setting that says {@link #over()} where that is not samples. */
    String OVER = "over";

    /** Id, name, direction, range and source. */
    MetricDescription description();

    default MetricId id() {
        return description().id();
    }

    /** Name for people, for example {@code localization IoU}; reads well after "requires". */
    default String name() {
        return description().name();
    }

    default Direction direction() {
        return description().direction();
    }

    default Range range() {
        return description().range();
    }

    /** Where the definition stands: paper and section. */
    default String source() {
        return description().source();
    }

    /**
     * Settings that decide the number, such as a threshold on the map; empty where there are none. A seed among them is the
     * metric's own; with that of the run, which stands among the facts of the run, it makes what is drawn from.
     */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * The same metric, whose {@link #settings()} say as well what only the model decides, such as the layer of another explainer that
     * it asks. An audit measures and keeps under these. Itself unless the metric says.
     *
     * @throws org.modelaudit.error.ModelException if the model lacks what the metric needs
     */
    default Metric resolvedFor(AuditedModel model) {
        return this;
    }

    /** Whether every value is 0 or 1, so that the mean is a proportion. */
    default boolean isProportion() {
        return false;
    }

    /** What each value speaks of, in the plural: {@code samples}, unless it is a metric of a study. */
    default String over() {
        return "samples";
    }

    /**
     * Whether the values are a sample of something, so that an interval over them means anything. Those of all units of a layer are not:
     * they are all there are.
     */
    default boolean isSampled() {
        return true;
    }

    /** Whether the ground truth must hold a box or a mask. A set without any is then refused before the model runs. */
    default boolean needsRegion() {
        return false;
    }

    /**
     * Refuses a model for whose output the number has no meaning, by name and before anything runs; see {@link
     * org.modelaudit.model.ModelOutput#requireExclusive} and {@link org.modelaudit.model.ModelOutput#requireExact}. Nothing is
     * refused unless the metric says so.
     *
     * @throws org.modelaudit.error.ModelException if the number has no meaning
     */
    default void verifyMeaning(AuditedModel model) {}

    /**
     * Refuses as well an explainer of whose maps the number says nothing, such as the one that the metric compares it with. An audit asks
     * this before anything runs.
     *
     * @throws org.modelaudit.error.ModelException if the number has no meaning
     */
    default void verifyMeaning(AuditedModel model, Explainer explainer) {
        verifyMeaning(model);
    }

    /** What a reader of the number must know of what was measured, a sentence each; nothing unless the metric says. */
    default List<String> remarks(AuditedModel model) {
        return List.of();
    }

    /**
     * What one sample costs on this model beyond its explanation: passes of its own, and explanations that it asks for
     * again. Unknown unless the metric says.
     */
    default Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.unknown();
    }

    /**
     * Measures a batch.
     *
     * @return one outcome for each sample, in order
     */
    List<Outcome> measure(Measurement measurement);
}
