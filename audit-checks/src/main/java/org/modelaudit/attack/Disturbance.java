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
            Decision decision = pictures.decision(before.get(i));
            int original = decision.classIndex();
            int reached = decision.reached(after.get(i));
            boolean finite = original != Decision.NONE && AttackedPictures.areFinite(after.get(i));
            String trouble = finite ? null : "the model's scores are not finite";
            reports.add(
                    Attacked.of(original, reached, steps, pictures.originals().get(i), now.get(i), trouble));
        }
        return new AttackResult(pictures.stacked(now), reports);
    }
}
