package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.List;

/** What the model says about disturbed pictures, beside what it said before. */
final class Disturbance {

    private Disturbance() {}

    /**
     * @param now disturbed pictures
     * @param before scores of the undisturbed ones
     */
    static AttackResult result(AttackedPictures pictures, List<float[]> now, List<float[]> before, int steps) {
        List<float[]> after = pictures.logits(now);
        List<Attacked> reports = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            int original = AttackedPictures.decision(before.get(i));
            int reached = AttackedPictures.decision(after.get(i));
            String trouble = original < 0 || reached < 0 ? "the model's scores are not finite" : null;
            reports.add(
                    Attacked.of(original, reached, steps, pictures.originals().get(i), now.get(i), trouble));
        }
        return new AttackResult(pictures.stacked(now), reports);
    }
}
