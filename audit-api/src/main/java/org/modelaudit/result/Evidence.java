package org.modelaudit.result;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Requirement;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Picture;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.Outcome;

/** Gives a report the pictures behind the numbers, read again from disk one by one. */
public interface Evidence {

    /** How much of the pictures reports may show; {@link #exhibit} and {@link #counterpart} give no more than that. */
    default PictureDisclosure disclosure() {
        return PictureDisclosure.SHOWN;
    }

    /**
     * The picture of one sample as the model saw it, as far as {@link #disclosure()} allows.
     *
     * @param sampleId id of a sample of the audit
     * @return empty where the picture cannot be read or is not disclosed
     */
    Optional<Exhibit> exhibit(String sampleId);

    /**
     * The same sample with the model that a requirement compares with.
     *
     * @param sampleId id of a sample of the audit
     * @param requirement of the audit
     * @return empty where the requirement compares with no model, such as with a baseline, which keeps no maps, or the picture cannot be
     *     read or is not disclosed
     */
    default Optional<Counterpart> counterpart(String sampleId, Requirement requirement) {
        return Optional.empty();
    }

    /**
     * The curve that a requirement's metric reads its number off, made again.
     *
     * @param sampleId id of a sample of the audit
     * @param requirement of the audit
     * @return empty where the metric is no {@link CurvedMetric}, the sample has no value, or its picture cannot be read
     */
    default Optional<MetricCurve> curve(String sampleId, Requirement requirement) {
        return Optional.empty();
    }

    /**
     * What a requirement's metric changed a sample's picture to.
     *
     * @param sampleId id of a sample of the audit
     * @param requirement of the audit
     * @return empty where the metric is no {@link AttackingMetric}, has nothing to show of the sample, or its picture cannot be read
     */
    default Optional<Attacked> attacked(String sampleId, Requirement requirement) {
        return Optional.empty();
    }

    /**
     * One sample before and after a metric changed its picture.
     *
     * @param attack name of what changed it
     * @param outcome what came of it, a phrase
     * @param before as the model saw it
     * @param after the changed picture and its explanation
     * @param difference between the two, amplified
     * @param factor by which
     */
    record Attacked(String attack, String outcome, Exhibit before, Exhibit after, Picture difference, double factor) {}

    /**
     * One sample as another model explains it.
     *
     * @param exhibit with that model's explanation
     * @param outcome what the requirement's metric says of that
     */
    record Counterpart(Exhibit exhibit, Outcome outcome) {}

    /**
     * What one reporter has made of this evidence, for the others that would make the same.
     *
     * @param what tells it from everything else that is made
     * @param type of it
     * @param maker asked by the first
     */
    default <T> T once(Object what, Class<T> type, Supplier<T> maker) {
        return maker.get();
    }

    /**
     * One sample to look at. Everything is in pixels of the model's input.
     *
     * @param picture resized and cropped, before the values are normalised
     * @param explanation at the resolution of its layer
     * @param boxes true boxes; may be empty
     * @param mask true mask, where there is one
     */
    record Exhibit(Picture picture, Explanation explanation, List<Box> boxes, Optional<Mask> mask) {}
}
