package org.modelaudit.perturbation;

import java.util.List;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;

/**
 * An explainer that asks the model a question about one picture, by many variants of it. The variants of a picture fill whole
 * batches by themselves, so pictures are taken one after another.
 */
abstract class QuestionExplainer implements ClassSpecific {

    private static final Heatmap NOTHING = new Heatmap(1, 1, new float[1]);

    private final TargetClass target;

    QuestionExplainer(TargetClass target) {
        this.target = target;
    }

    final TargetClass target() {
        return target;
    }

    /**
     * Refuses a model for whose output the question has no meaning; nothing, unless said otherwise.
     *
     * @throws org.modelaudit.error.ModelException if it has none
     */
    void verifyMeaning(ModelOutput output) {}

    /** Explains one picture that has a class to explain. */
    abstract Explanation explain(Question question);

    @Override
    public final List<Explanation> explain(AuditedModel model, Batch batch) {
        verifyMeaning(model.output());
        return batch.oneByOne(picture -> {
            ExplainedClasses chosen =
                    ExplainedClasses.of(model.output(), model.logits(picture.images()), picture.samples(), target);
            String id = picture.samples().get(0).id();
            return chosen.has(0)
                    ? explain(new Question(model, id, picture.images(), chosen))
                    : chosen.explanation(0, NOTHING);
        });
    }
}
