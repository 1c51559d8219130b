package org.modelaudit.attack;

import java.util.Arrays;
import java.util.List;
import org.modelaudit.model.ModelOutput;

/**
 * What the model decides about a picture, which an attack is to change: the class with the largest logit. Where classes are judged
 * one by one it is whether the most probable class is found, its own logit above 0; no other class has a part in it, and none takes
 * its place.
 *
 * @param output of the model
 * @param classIndex class with the largest logit, the lowest index among equals; {@value #NONE} where a logit is not finite
 * @param found whether the model decides for that class
 */
record Decision(ModelOutput output, int classIndex, boolean found) {

    /** No class. */
    static final int NONE = -1;

    static Decision of(ModelOutput output, float[] logits) {
        int best = AttackedPictures.areFinite(logits) ? AttackedPictures.ranked(logits)[0] : NONE;
        return new Decision(output, best, best != NONE && output.decidesFor(logits, best));
    }

    /**
     * What a changed picture has reached.
     *
     * @param logits of it
     * @return the same class while the decision stands; else the class with the largest logit, or {@value #NONE} where classes are
     *     judged one by one or a logit is not finite
     */
    int reached(float[] logits) {
        if (classIndex == NONE || !isAlone() || !AttackedPictures.areFinite(logits)) {
            return of(output, logits).classIndex;
        }
        return output.decidesFor(logits, classIndex) == found ? classIndex : NONE;
    }

    /** Whether no other class has a part in it. */
    boolean isAlone() {
        return output.independent();
    }

    /** The class and those that it may change to, at most so many in all: those with the highest logits. */
    int[] candidates(float[] logits, int most) {
        return isAlone()
                ? new int[] {classIndex}
                : Arrays.copyOf(AttackedPictures.ranked(logits), Math.min(most, logits.length));
    }

    /** The classes whose gradients say where the decision changes first: the rival and the class, or the class alone. */
    int[] followed(float[] logits) {
        int own = Math.max(0, classIndex);
        return isAlone() ? new int[] {own} : new int[] {rival(logits), own};
    }

    /** The strongest class beside this one; 0 where no score can be compared. */
    private int rival(float[] logits) {
        if (classIndex == NONE || !AttackedPictures.areFinite(logits)) {
            return 0;
        }
        int[] ranked = AttackedPictures.ranked(logits);
        return ranked[0] != classIndex || ranked.length == 1 ? ranked[0] : ranked[1];
    }

    /**
     * How much a pixel's growth speaks against the decision.
     *
     * @param gradients of the classes of {@link #followed}
     */
    double against(List<float[]> gradients, int pixel) {
        if (isAlone()) {
            double own = gradients.get(0)[pixel];
            return found ? -own : own;
        }
        return (double) gradients.get(0)[pixel] - gradients.get(1)[pixel];
    }
}
