package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/**
 * An explainer that asks the model about many variants of one picture. The variants of a picture fill whole batches by
 * themselves, so pictures are taken one after another: no map depends on what else was in the batch, to the last bit.
 */
abstract class PictureByPicture implements ClassSpecific {

    private static final Heatmap NOTHING = new Heatmap(1, 1, new float[1]);

    private final TargetClass target;

    PictureByPicture(TargetClass target) {
        this.target = target;
    }

    final TargetClass target() {
        return target;
    }

    /** Explains one picture that has a class to explain. */
    abstract Explanation explain(Question question);

    @Override
    public final List<Explanation> explain(AuditedModel model, Batch batch) {
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try (NDManager scope = batch.images().getManager().newSubManager()) {
                NDArray image = batch.images().get(new NDIndex("{}:{}", i, i + 1));
                image.attach(scope);
                ExplainedClasses chosen =
                        ExplainedClasses.of(model.logits(image), batch.samples().subList(i, i + 1), target);
                explanations.add(
                        chosen.has(0)
                                ? explain(new Question(
                                        model, batch.samples().get(i).id(), image, chosen))
                                : chosen.explanation(0, NOTHING));
            }
        }
        return explanations;
    }
}
