package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

/**
 * Growing shares of a picture's pixels that are removed and filled from their neighbours.
 *
 * @param shares of the pixels, in (0, 1)
 * @param imputation fills them
 */
@SuppressWarnings("ArrayRecordComponent")
record RoadSteps(double[] shares, RoadImputation imputation) {

    RoadSteps {
        shares = Shares.checked(shares);
    }

    RoadSteps removing(double... others) {
        return new RoadSteps(others, imputation);
    }

    RoadSteps withNoise(double deviation, long seed) {
        return new RoadSteps(shares, new RoadImputation(deviation, seed));
    }

    int number() {
        return shares.length;
    }

    Map<String, String> settings() {
        return Map.of(
                "shares removed", Arrays.toString(shares),
                "noise", "%s, seed %d".formatted(imputation.noise(), imputation.seed()),
                "equal pixels", PixelRanking.TIES);
    }

    /**
     * Which pixels are removed: for each share in turn one set for each ranking.
     *
     * @param rankings each pixel once, in the order of removal
     */
    List<boolean[]> removed(int[]... rankings) {
        List<boolean[]> removed = new ArrayList<>();
        for (double share : shares) {
            for (int[] ranking : rankings) {
                removed.add(RoadImputation.first(ranking, share));
            }
        }
        return removed;
    }

    /**
     * The heights at the shares, for a reader; empty where one is not finite.
     *
     * @param heights one for each share, in the order of {@link #shares}
     */
    Optional<MetricCurve> shown(String x, String y, double[] heights) {
        return Arrays.stream(heights).allMatch(Double::isFinite)
                ? Optional.of(new MetricCurve(
                        x,
                        y,
                        Reading.MEAN,
                        IntStream.range(0, shares.length)
                                .mapToObj(i -> new Point(shares[i], heights[i]))
                                .sorted(Comparator.comparingDouble(Point::x))
                                .toList()))
                : Optional.empty();
    }

    /**
     * The model's scores of the filled pictures.
     *
     * @return a row of logits for each set of removed pixels
     */
    float[][] logits(ExplainedPicture picture, List<boolean[]> removed) {
        return picture.scores()
                .logits(
                        removed.size(),
                        picture.image(),
                        (from, to, scope) -> imputation.pictures(picture, removed, from, to, scope));
    }
}
