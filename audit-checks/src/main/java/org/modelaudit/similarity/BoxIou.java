package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.localization.HotSegment;
import org.modelaudit.metric.Outcome;

/**
 * Intersection over union of the boxes around both maps' largest hot segment: {@code |A ∩ B| / |A ∪ B|}, in [0, 1], higher is more
 * alike.
 *
 * <p>Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016, section 3.2, for the box.
 *
 * @param segment from a map to its box
 */
record BoxIou(HotSegment segment) implements Similarity.Formula {

    @Override
    public Outcome of(Heatmap first, Heatmap second) {
        Box a = segment.box(first).orElseThrow();
        Box b = segment.box(second).orElseThrow();
        return Outcome.value(a.iou(b), b);
    }
}
