package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelWeights;

/**
 * Any attribution averaged over noisy copies of the model, {@code 1/n Σ_k A(x; θ ⊙ η_k)} with {@code η ~ N(1, σ²)}, for the
 * class that the untouched model sees. Undefined where a draw of the weights leaves no attribution.
 *
 * <p>Bykov et al., NoiseGrad: enhancing explanations by introducing stochasticity to model weights, AAAI 2022, equation 3.
 * Noise falls on the trained parameters, the scales and shifts of batch normalisation among them, and on no running
 * statistics. The weights are given back to the last bit; nothing else may run on the model meanwhile.
 *
 * @param attribution under each draw of the weights
 * @param draws n, at least 1
 * @param deviation σ, at least 0
 */
public record WeightNoiseAverage(
        String id, String name, PixelAttribution attribution, int draws, double deviation, long seed)
        implements DrawAverage {

    public WeightNoiseAverage {
        if (draws < 1) {
            throw new IllegalArgumentException("Noise on the weights needs at least one draw, but got " + draws + ".");
        }
        GaussianNoise.checkDeviation(deviation);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>(attribution.settings(model));
        settings.put("draws of the weights", Integer.toString(draws));
        settings.put(
                "noise on the weights",
                "multiplied by gaussian, σ = %s, seed %d"
                        .formatted(deviation, model.runSeed().of(seed)));
        return settings;
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        NDManager owner = batch.images().getManager();
        ExplainedClasses classes =
                ExplainedClasses.of(model.output(), model.logits(batch.images()), batch.samples(), target);
        try (NDManager scope = owner.newSubManager()) {
            List<OneSample> all = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                all.add(new OneSample(batch, classes, i, scope));
            }
            for (int draw = 0; draw < draws; draw++) {
                ModelWeights.Change noise = model.weights()
                        .multiplyByNoise(deviation, model.runSeed().of(seed), draw);
                try {
                    for (OneSample sample : all) {
                        sample.add(model, draw);
                    }
                } finally {
                    noise.close();
                }
            }
            Variants.Results results = new Variants.Results(classes, owner);
            all.forEach(sample -> sample.finish(results));
            return results.attributions();
        }
    }

    /** One sample on its way through the draws, alone, so that its numbers do not depend on the batch. */
    private final class OneSample {

        private final AuditSample sample;
        private final int index;
        private final boolean explained;
        private final int classIndex;
        private final NDArray image;
        private final NDManager scope;
        private final Variants.Sum sum = DrawStatistic.MEAN.sum();
        private Optional<String> defect = Optional.empty();

        OneSample(Batch batch, ExplainedClasses classes, int index, NDManager scope) {
            this.sample = batch.samples().get(index);
            this.index = index;
            this.explained = classes.has(index);
            this.classIndex = classes.indexes()[index];
            this.image = Variants.one(batch.images(), index, scope);
            this.scope = scope;
        }

        void add(AuditedModel model, int draw) {
            if (!explained || defect.isPresent()) {
                return;
            }
            try (NDManager inner = scope.newSubManager()) {
                AuditSample named = AuditSample.of(sample.id() + "#weights " + draw, sample.file());
                NDArray copy = image.duplicate();
                copy.attach(inner);
                Attributions found = attribution.attribute(
                        model, new Batch(List.of(named), copy), TargetClass.each(Map.of(named.id(), classIndex)));
                defect = found.undefinedBecause(0)
                        .map(reason -> "draw %d of the weights has none: %s".formatted(draw, reason));
                if (defect.isEmpty()) {
                    sum.add(draw, found.values(), scope);
                }
            }
        }

        void finish(Variants.Results results) {
            results.add(index, defect, explained && defect.isEmpty() ? sum.result() : null);
        }
    }
}
