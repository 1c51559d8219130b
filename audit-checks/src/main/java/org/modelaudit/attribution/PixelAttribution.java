package org.modelaudit.attribution;

import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * A method that gives every channel of every pixel a share in one class's score. It is combined with others as it is, signed
 * and channel by channel; {@link AttributionExplainer} makes heatmaps of it.
 *
 * <p>An attribution is an immutable value. It must give the same numbers for a sample whatever else is in the batch.
 */
public interface PixelAttribution {

    /** Method, dialect and version, for example {@code gradient/signed@1}; never changes for the same numbers. */
    String id();

    /** Name for people, for example {@code Gradient}. */
    String name();

    /** Every setting that decides the numbers for this model, except the class. */
    Map<String, String> settings(AuditedModel model);

    /** What one sample costs on this model, see {@link org.modelaudit.explain.Explainer#costPerSample(AuditedModel)}. */
    default Cost costPerSample(AuditedModel model) {
        return Cost.unknown();
    }

    /**
     * Attributes the score of each sample's class to its pixels.
     *
     * @param target says which class is explained for each sample
     * @return {@code N×C×H×W}, which belongs to the manager of the batch's images
     */
    Attributions attribute(AuditedModel model, Batch batch, TargetClass target);
}
