package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.random.RunSeed;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.segmentation.Superpixels;

/**
 * What LIME and KernelSHAP share: superpixels of a picture are shown and hidden, and a score of the class is watched.
 *
 * @param segmentation makes the superpixels
 * @param baseline what stands where one is hidden
 * @param score that is watched
 * @param seed of what is shown
 */
record SuperpixelGame(Segmentation segmentation, Baseline baseline, ClassScore score, long seed) {

    static SuperpixelGame standard(ClassScore score, long seed) {
        return new SuperpixelGame(Segmentation.slic(50), Baseline.meanColour(), score, seed);
    }

    SuperpixelGame on(Segmentation superpixels) {
        return new SuperpixelGame(superpixels, baseline, score, seed);
    }

    SuperpixelGame withBaseline(Baseline hidden) {
        return new SuperpixelGame(segmentation, hidden, score, seed);
    }

    SuperpixelGame of(ClassScore watched) {
        return new SuperpixelGame(segmentation, baseline, watched, seed);
    }

    Map<String, String> settings(RunSeed run) {
        return new TreeMap<>(Map.of(
                "superpixels", segmentation.toString(),
                "baseline", baseline.in(run).toString(),
                "score", score.toString(),
                "seed", String.valueOf(run.of(seed))));
    }

    /** Explains a picture of which something can be hidden; one of which nothing can is undefined. */
    Explanation explain(Question question, Function<SuperpixelVariants, Explanation> explanation) {
        NDArray hidden = question.hidden(baseline);
        Superpixels superpixels = segmentation.segment(question.image());
        if (superpixels.count() < 2) {
            return question.undefined("the picture falls into one superpixel, so there is nothing to compare");
        }
        if (question.isHiddenAlready(hidden)) {
            return question.nothingToHide();
        }
        return explanation.apply(new SuperpixelVariants(question, superpixels, hidden, score));
    }
}
