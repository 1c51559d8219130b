package org.modelaudit.attack;

import org.jspecify.annotations.Nullable;

/**
 * What an attack made of one picture. Norms are of the change, in the units of the attack's {@link AttackSpace}.
 *
 * @param originalClass that the model predicted before; -1 where its scores are not finite
 * @param reachedClass that it predicts for the changed picture; -1 where its scores are not finite. Where classes are judged one by
 *     one, the original class while the decision about it stands, then -1: no class takes its place
 * @param steps gradient steps that were taken; 0 for noise
 * @param l2 Euclidean norm of the change
 * @param linf largest change of one value
 * @param relativeL2 Euclidean norm of the change by that of the picture (ρ of the DeepFool paper); 0 for a black picture
 * @param trouble why the attack could not be carried through, a phrase without a full stop; null otherwise
 */
public record Attacked(
        int originalClass,
        int reachedClass,
        int steps,
        double l2,
        double linf,
        double relativeL2,
        @Nullable String trouble) {

    /** Whether the model decides otherwise now. */
    public boolean succeeded() {
        return trouble == null && reachedClass != originalClass;
    }

    /** Measures the change between two pictures in the attack's space. */
    static Attacked of(
            int originalClass, int reachedClass, int steps, float[] before, float[] after, @Nullable String trouble) {
        double squares = 0;
        double picture = 0;
        double largest = 0;
        for (int i = 0; i < before.length; i++) {
            double change = (double) after[i] - before[i];
            squares += change * change;
            picture += (double) before[i] * before[i];
            largest = Math.max(largest, Math.abs(change));
        }
        double l2 = Math.sqrt(squares);
        double relative = picture == 0 ? 0 : l2 / Math.sqrt(picture);
        return new Attacked(originalClass, reachedClass, steps, l2, largest, relative, trouble);
    }
}
