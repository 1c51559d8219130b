package org.modelaudit.explain;

import java.util.List;
import java.util.Map;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * A method that says which parts of a picture a model's score rests on. Implement it to audit with a method of your own.
 *
 * <p>An explainer is an immutable value, which several threads ask about different pictures. It must give the same map for a sample whatever else is in the batch. An audit always
 * shows it {@link AuditedModel#group()} pictures, so rounding follows by itself.
 */
public interface Explainer {

    /** Method, dialect and version, for example {@code grad-cam/paper@1}; never changes for the same numbers. */
    String id();

    /** Name for people, for example {@code Grad-CAM}. */
    String name();

    /**
     * Every setting that decides the map for this model, resolved: the layer, the class, noise, steps.
     *
     * @throws org.modelaudit.error.ModelException if the model lacks what the explainer needs, such as the layer, or what it
     *     returns leaves the map without a meaning, such as one class against others where several may be true
     */
    Map<String, String> settings(AuditedModel model);

    /**
     * What one sample costs on this model, so that an audit can say before it runs what it will cost. Unknown unless the
     * explainer says.
     */
    default Cost costPerSample(AuditedModel model) {
        return Cost.unknown();
    }

    /**
     * Explains a batch.
     *
     * @return one explanation for each sample, in order; a sample that cannot be explained is {@link
     *     Explanation#undefined}, never left out
     */
    List<Explanation> explain(AuditedModel model, Batch batch);
}
