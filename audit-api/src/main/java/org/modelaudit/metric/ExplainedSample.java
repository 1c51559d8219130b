package org.modelaudit.metric;

import java.util.List;
import java.util.Optional;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;

/**
 * A sample with its explanation, everything in pixels of the model's input.
 *
 * @param sample with its ground truth in pixels of the stored picture
 * @param geometry from the stored picture to the input
 * @param explanation at the resolution of its layer
 */
public record ExplainedSample(AuditSample sample, Geometry geometry, Explanation explanation) {

    /** The true boxes that the crop left inside the input, clipped to it. */
    public List<Box> boxes() {
        return sample.boxes().stream()
                .flatMap(box -> geometry.map(box).stream())
                .toList();
    }

    /** The true mask as the model sees it; empty where the sample has none. */
    public Optional<Mask> mask() {
        return sample.mask().map(geometry::map);
    }

    /** The region that is neither object nor background, as the model sees it; empty where the sample has none. */
    public Optional<Mask> ignored() {
        return sample.ignored().map(geometry::map);
    }
}
