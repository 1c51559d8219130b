package org.modelaudit.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * An explainer made of a {@link PixelAttribution}: one number for each pixel by a named reduction over the channels.
 *
 * <p>Without {@link #forClass(TargetClass)} it speaks for the predicted class.
 */
public final class AttributionExplainer implements ClassSpecific {

    private final PixelAttribution attribution;
    private final ChannelReduction reduction;
    private final TargetClass target;

    private AttributionExplainer(PixelAttribution attribution, ChannelReduction reduction, TargetClass target) {
        this.attribution = attribution;
        this.reduction = reduction;
        this.target = target;
    }

    /** Heatmaps of an attribution for the predicted class. */
    public static AttributionExplainer of(PixelAttribution attribution, ChannelReduction reduction) {
        return new AttributionExplainer(attribution, reduction, TargetClass.predicted());
    }

    /** The same explainer with another reduction over the channels. */
    public AttributionExplainer reducedBy(ChannelReduction other) {
        return new AttributionExplainer(attribution, other, target);
    }

    @Override
    public AttributionExplainer forClass(TargetClass classToExplain) {
        return new AttributionExplainer(attribution, reduction, classToExplain);
    }

    /** What the maps are made of, to be combined pixel by pixel and channel by channel. */
    public PixelAttribution attribution() {
        return attribution;
    }

    public ChannelReduction reduction() {
        return reduction;
    }

    @Override
    public String id() {
        return attribution.id();
    }

    @Override
    public String name() {
        return attribution.name();
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(attribution.settings(model));
        settings.put("channels", reduction.toString());
        settings.put("class", target.toString());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return attribution.costPerSample(model);
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return batch.onCopy(copy -> {
            Attributions found = attribution.attribute(model, copy, target);
            return found.explanations(reduction.maps(found.values()));
        });
    }
}
