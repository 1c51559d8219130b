package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.model.Cost;

/**
 * The order of replacement pixel by pixel: ranked by the signed map, equally many at each step.
 *
 * @param order which end of the ranking goes first
 */
record PixelSteps(RemovalOrder order, StepSize size) {

    PixelSteps of(StepSize other) {
        return new PixelSteps(order, other);
    }

    Map<String, String> settings() {
        return Map.of("steps", size.toString(), "equal pixels", PixelRanking.TIES);
    }

    ReplacementSchedule of(ExplainedPicture picture) {
        int[] ranking = order.of(picture.mostRelevantFirst(picture.map()));
        return ReplacementSchedule.ofPixels(ranking, size);
    }

    /** A pass for each step, and one for the picture itself. */
    Cost cost(int pixels) {
        return FaithfulnessMetric.picturesBeside(Steps.count(pixels, size.pixels(pixels)));
    }
}
