package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.segmentation.Superpixels;

/**
 * XRAI: regions in place of pixels. The picture is cut into overlapping segments of many sizes; the segment whose pixels that are
 * not yet taken have the largest mean attribution is taken next, and gives them that mean, until everything is taken: {@code s* =
 * argmax_s Σ_{p ∈ s∖M} A(p) / |s∖M|}.
 *
 * <p>The attribution A comes from any explainer; the paper's is Integrated Gradients from a black and a white baseline. Costs
 * what that costs, and no pass of its own. The map has the picture's size and is as signed as A: high on regions whose pixels matter
 * most on average. Undefined where A is, where the picture falls into one region at every scale, and where the map is constant.
 *
 * <p>Kapishnikov et al., XRAI: Better Attributions Through Regions, ICCV 2019, algorithm 1; Felzenszwalb's segments at the
 * scales 50 to 1200 of the authors' code, for a picture of 224×224 of at least 150 pixels and widened by 5; a segment that has
 * fewer than 50 new pixels is passed over, and what is never taken gets its own mean.
 */
public final class Xrai implements ClassSpecific {

    /** Half those of the authors' code, whose pictures range from −1 to 1 where they are scaled by 255 all the same. */
    private static final List<Double> SCALES = List.of(25.0, 50.0, 75.0, 125.0, 250.0, 600.0);

    private static final double PIXELS = 224.0 * 224;

    private final Explainer source;

    private Xrai(Explainer source) {
        this.source = source;
    }

    static Xrai of(Explainer source) {
        return new Xrai(source);
    }

    /** The same with the source's map for another class; changes nothing where the source is class-free. */
    @Override
    public Xrai forClass(TargetClass classToExplain) {
        return source instanceof ClassSpecific specific ? new Xrai(specific.forClass(classToExplain)) : this;
    }

    @Override
    public String id() {
        return "xrai/paper@1";
    }

    @Override
    public String name() {
        return "XRAI";
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return source.costPerSample(model);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("attribution", source.id());
        source.settings(model).forEach((key, value) -> settings.put("attribution " + key, value));
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        List<Explanation> attributions = source.explain(model, batch);
        return batch.oneByOneWithIndex((i, picture) -> byRegions(attributions.get(i), picture.images()));
    }

    private static Explanation byRegions(Explanation attribution, NDArray image) {
        Heatmap pixels = attribution.heatmap();
        Prediction prediction = attribution.prediction();
        if (pixels == null || prediction == null) {
            return attribution;
        }
        int height = (int) image.getShape().get(2);
        int width = (int) image.getShape().get(3);
        double size = height * width / PIXELS;
        RegionRanking ranking = new RegionRanking(
                pixels.resized(width, height).values(), width, (int) Math.round(5 * Math.sqrt(size)), (int)
                        Math.max(1, 50 * size));
        boolean anythingFound = false;
        for (double scale : SCALES) {
            Superpixels segments = Segmentation.felzenszwalb(scale, (int) Math.max(1, 150 * size))
                    .segment(image);
            anythingFound |= segments.count() > 1;
            ranking.add(segments);
        }
        Explanation regions = anythingFound
                ? Explanation.of(prediction, attribution.explainedClass(), new Heatmap(width, height, ranking.gains()))
                : Explanation.undefined(
                        prediction, attribution.explainedClass(), "the picture falls into one region at every scale");
        for (Map.Entry<String, Double> diagnostic : attribution.diagnostics().entrySet()) {
            regions = regions.withDiagnostic("attribution " + diagnostic.getKey(), diagnostic.getValue());
        }
        return regions;
    }
}
