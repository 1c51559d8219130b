package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * Each picture faded by its own map: {@code x·M + b·(1 - M)}, where {@code M} is the map's positive part, scaled to [0, 1] and
 * then brought to the size of the picture, and {@code b} the baseline; {@code x·M} for the baseline zero. Made once for a batch.
 *
 * @param maps M of each sample; one with a {@link Heatmap#defect()} leaves its picture as it is
 * @param images {@code N×C×H×W}, owned by the batch
 */
record Fading(List<Heatmap> maps, NDArray images) {

    static Fading of(Measurement measurement, Baseline baseline) {
        return measurement.shared().once(Fading.class, List.of(baseline), () -> made(measurement, baseline));
    }

    private static Fading made(Measurement measurement, Baseline baseline) {
        InputSpecification input = measurement.model().input();
        Batch batch = measurement.batch().get();
        Iterator<ExplainedSample> samples = measurement.samples().iterator();
        List<Heatmap> maps = new ArrayList<>();
        NDManager owner = batch.images().getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDList faded = new NDList(batch.oneByOne(one -> {
                ExplainedSample sample = samples.next();
                Heatmap map = shown(ExplainedPicture.map(sample), input.width(), input.height());
                maps.add(map);
                NDArray image = one.images();
                NDArray result = faded(
                        image,
                        baseline.of(image, measurement.model(), sample.sample().id()),
                        map);
                result.attach(scope);
                return result;
            }));
            NDArray all = NDArrays.concat(faded, 0);
            all.attach(owner);
            return new Fading(maps, all);
        }
    }

    /** The positive part, scaled to [0, 1] at its own resolution where that is possible, at the size of the picture. */
    static Heatmap shown(Heatmap raw, int width, int height) {
        Heatmap positive = raw.positivePart();
        return (positive.defect().isPresent() ? positive : positive.normalized()).resized(width, height);
    }

    private static NDArray faded(NDArray image, NDArray removed, Heatmap map) {
        NDArray weights = Tensors.of(image.getManager(), map.values(), new Shape(1, 1, map.height(), map.width()));
        return map.defect().isPresent() ? image : GradualReplacement.mixed(removed, image, weights);
    }
}
