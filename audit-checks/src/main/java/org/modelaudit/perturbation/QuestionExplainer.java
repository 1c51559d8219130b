package org.modelaudit.perturbation;

import java.util.List;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

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

    /** Explains one picture that has a class to explain. */
    abstract Explanation explain(Question question);

    @Override
    public final List<Explanation> explain(AuditedModel model, Batch batch) {
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
