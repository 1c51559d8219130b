package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/**
 * Any attribution averaged over noisy copies of the picture, {@code 1/n Σ_k A(x + ε_k)}, for the class of the clean picture.
 * Undefined where a copy has no attribution.
 *
 * <p>Smilkov et al., SmoothGrad: removing noise by adding noise, 2017, section 3; the mean of squares after Hooker et al., A
 * benchmark for interpretability methods in deep neural networks, NeurIPS 2019; the variance after Adebayo et al., Local
 * explanation methods for deep neural networks lack sensitivity to parameter values, 2018.
 *
 * @param attribution of each noisy copy
 * @param draws n, at least 1
 * @param noise ε
 * @param statistic what is kept of the draws
 */
public record NoiseAverage(
        String id, String name, PixelAttribution attribution, int draws, PictureNoise noise, DrawStatistic statistic)
        implements DrawAverage {

    public NoiseAverage {
        if (draws < 1) {
            throw new IllegalArgumentException("Smoothing needs at least one draw, but got " + draws + ".");
        }
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(attribution.settings(model));
        settings.put("draws", Integer.toString(draws));
        settings.put("noise", noise.in(model.runSeed()).toString());
        settings.put("statistic", statistic.toString());
        return settings;
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        ExplainedClasses classes =
                ExplainedClasses.of(model.output(), model.logits(batch.images()), batch.samples(), target);
        PictureNoise drawn = noise.in(model.runSeed());
        return new Variants(attribution, draws)
                .attribute(
                        model,
                        batch,
                        classes,
                        (i, image, from, to) -> noisy(drawn, batch, i, image, from, to),
                        i -> statistic.sum());
    }

    private static NDArray noisy(PictureNoise noise, Batch batch, int sample, NDArray image, int from, int to) {
        try (NDManager scope = image.getManager().newSubManager()) {
            NDList copies = new NDList();
            for (int draw = from; draw < to; draw++) {
                NDArray added = noise.draw(batch.samples().get(sample), image, draw);
                added.attach(scope);
                NDArray copy = image.add(added);
                copy.attach(scope);
                copies.add(copy);
            }
            NDArray stacked = NDArrays.stack(copies);
            stacked.attach(image.getManager());
            return stacked;
        }
    }
}
