package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** Any explainer's maps as an attribution of one channel, {@code N×1×h×w}, at the resolution of the map. */
record ExplainerMaps(Explainer explainer) implements PixelAttribution {

    /** Channel by channel where the explainer can give that, else its maps. */
    static PixelAttribution of(Explainer explainer) {
        return explainer instanceof AttributionExplainer pixels ? pixels.attribution() : new ExplainerMaps(explainer);
    }

    /** How the explainer itself makes a map of {@link #of}; a map of one channel is its sum. */
    static ChannelReduction reduction(Explainer explainer) {
        return explainer instanceof AttributionExplainer pixels ? pixels.reduction() : ChannelReduction.SUM;
    }

    /** The explainer for that class, if it can be told. */
    static Explainer aimed(Explainer explainer, TargetClass target) {
        return explainer instanceof ClassSpecific specific ? specific.forClass(target) : explainer;
    }

    @Override
    public String id() {
        return explainer.id();
    }

    @Override
    public String name() {
        return explainer.name();
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return explainer.settings(model);
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return explainer.costPerSample(model);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        List<Explanation> found = aimed(explainer, target).explain(model, batch);
        NDArray values = values(found, batch);
        Attributions attributions = Attributions.of(found, values);
        return explainer instanceof ClassSpecific
                ? attributions
                : attributions.undefinedWhere(IntStream.range(0, found.size())
                        .mapToObj(i -> misled(found.get(i), batch.samples().get(i), target))
                        .toList());
    }

    /** An explainer that always speaks for its own class is of no use where it is asked for another. */
    private Optional<String> misled(Explanation e, AuditSample sample, TargetClass target) {
        int wanted =
                e.prediction() == null ? -1 : target.of(sample, e.prediction()).orElse(-1);
        return e.explainedClass() < 0 || e.explainedClass() == wanted
                ? Optional.empty()
                : Optional.of("%s speaks for class %d and cannot be asked for class %d"
                        .formatted(name(), e.explainedClass(), wanted));
    }

    private static NDArray values(List<Explanation> found, Batch batch) {
        Heatmap any = found.stream()
                .map(Explanation::heatmap)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(new Heatmap(1, 1, new float[1]));
        int cells = any.width() * any.height();
        float[] all = new float[found.size() * cells];
        for (int i = 0; i < found.size(); i++) {
            Heatmap map = found.get(i).heatmap();
            if (map != null) {
                System.arraycopy(map.values(), 0, all, i * cells, cells);
            }
        }
        return Tensors.of(batch.images().getManager(), all, new Shape(found.size(), 1, any.height(), any.width()));
    }
}
