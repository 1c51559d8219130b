package org.modelaudit.attack;

import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Changes pictures a little. Implement it to audit under a disturbance of your own.
 *
 * <p>An attack is an immutable value. It must change a sample alike whatever else is in the batch.
 */
public interface Attack {

    /** Method, dialect and version, for example {@code deep-fool/l2@1}; never changes for the same pictures. */
    String id();

    /** Name for people, for example {@code DeepFool}. */
    String name();

    /** Every setting that decides the changed picture: budget, space, its own seed. */
    Map<String, String> settings();

    /** Whether a sample counts only if the model's decision changed; else the disturbance itself is what matters. */
    boolean needsSuccess();

    /** What one picture costs on this model; unknown where it depends on when the decision changes. */
    default Cost costPerSample(AuditedModel model) {
        return Cost.unknown();
    }

    /**
     * Attacks the predicted class of each picture; where classes are judged one by one, the decision about the most probable alone.
     *
     * @return changed pictures, which belong to the manager of the batch's, with one report for each
     */
    AttackResult attack(AuditedModel model, Batch batch);
}
