package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.model.AuditedModel;

/**
 * Why one model gives one picture the score that it gives for one class.
 *
 * @param model that is asked
 * @param sampleId of the picture, the key of everything random
 * @param image {@code 1×C×H×W}, prepared; its manager owns what is made on the way and is closed afterwards
 * @param classes the model's answer to the whole picture and the class to explain
 */
record Question(AuditedModel model, String sampleId, NDArray image, ExplainedClasses classes) {

    int channels() {
        return (int) image.getShape().get(1);
    }

    int height() {
        return (int) image.getShape().get(2);
    }

    int width() {
        return (int) image.getShape().get(3);
    }

    /** The class to explain. */
    int classIndex() {
        return classes.indexes()[0];
    }

    /** Of how many answers one is true: K classes, or yes and no where each class is judged by its own sigmoid. */
    int outcomes() {
        return model.output().independent() ? 2 : model.classes();
    }

    /** The picture with everything hidden. */
    NDArray hidden(Baseline baseline) {
        return baseline.of(image, model, sampleId);
    }

    /** A generator of its own for one draw of this picture, from a method's own seed and that of the run. */
    RandomGenerator random(long own, long draw) {
        return model.runSeed().random(own, sampleId, draw);
    }

    /** Whether hiding changes nothing, because the picture is what would stand in its place. */
    boolean isHiddenAlready(NDArray hidden) {
        return image.contentEquals(hidden);
    }

    Explanation explanation(float[] map) {
        return classes.explanation(0, new Heatmap(width(), height(), map));
    }

    Explanation undefined(String reason) {
        return classes.undefined(0, reason);
    }

    Explanation nothingToHide() {
        return undefined("the picture is its own baseline, so nothing can be hidden");
    }
}
