package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * The fine detail of an attribution where a coarse map sees evidence, {@code A ⊙ up(max(0, M))}.
 *
 * <p>With guided backpropagation and Grad-CAM it is Guided Grad-CAM: Selvaraju et al., Grad-CAM, ICCV 2017, section 3.2.
 *
 * @param fine the attribution, {@code N×C×H×W}
 * @param coarse the map
 * @param upsampling of the map's positive part to the attribution's size
 */
public record GuidedProduct(String id, String name, PixelAttribution fine, Explainer coarse, Upsampling upsampling)
        implements PixelAttribution {

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(fine.settings(model));
        coarse.settings(model).entrySet().stream()
                .filter(setting -> !setting.getKey().equals("class"))
                .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
        settings.put("guided by", coarse.id());
        settings.put("upsampling", upsampling.toString());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return fine.costPerSample(model).plus(coarse.costPerSample(model));
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        Attributions detail = fine.attribute(model, batch, target);
        Attributions where = new ExplainerMaps(coarse).attribute(model, batch, target);
        Shape size = detail.values().getShape();
        NDArray maps = where.values().squeeze(1).maximum(0);
        NDArray weights =
                upsampling.resize(maps, (int) size.get(2), (int) size.get(3)).expandDims(1);
        return detail.withValues(detail.values().mul(weights))
                .undefinedWhere(IntStream.range(0, batch.size())
                        .mapToObj(
                                i -> where.undefinedBecause(i).map(reason -> coarse.name() + " has no map: " + reason))
                        .toList());
    }
}
