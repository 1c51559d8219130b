package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.model.Cost;

/**
 * The order of replacement pixel by pixel: ranked by the signed map, equally many at each step.
 *
 * @param order which end of the ranking goes first
 * @param number of steps, at least 1
 */
record PixelSteps(RemovalOrder order, int number) {

    PixelSteps {
        Steps.atLeastOne(number);
    }

    Map<String, String> settings() {
        return Map.of("steps", Integer.toString(number), "equal pixels", PixelRanking.TIES);
    }

    ReplacementSchedule of(ExplainedPicture picture) {
        int[] ranking = order.of(PixelRanking.mostRelevantFirst(picture.map(), picture.id()));
        return ReplacementSchedule.ofPixels(ranking, number);
    }

    /** A pass for each step, and one for the picture itself. */
    Cost cost(int pixels) {
        return FaithfulnessMetric.picturesBeside(Steps.taken(pixels, number));
    }
}
