package org.modelaudit.explain;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.model.ModelOutput;

/**
 * What the model says about each picture of a batch and the class that each map is to speak for. Every explainer makes its
 * explanations from it, so that trouble with one sample reads alike everywhere and stays with that sample.
 */
public final class ExplainedClasses {

    private final List<AuditSample> samples;
    private final TargetClass target;
    private final List<@Nullable Prediction> predictions = new ArrayList<>();
    private final List<OptionalInt> classes = new ArrayList<>();

    private ExplainedClasses(List<AuditSample> samples, TargetClass target) {
        this.samples = List.copyOf(samples);
        this.target = target;
    }

    /**
     * Chooses the class of each sample.
     *
     * @param output of the model that gave the logits
     * @param logits {@code N×K}
     * @param samples {@code N} samples
     */
    public static ExplainedClasses of(
            ModelOutput output, NDArray logits, List<AuditSample> samples, TargetClass target) {
        ExplainedClasses chosen = new ExplainedClasses(samples, target);
        List<float[]> rows = Tensors.rows(logits);
        for (int i = 0; i < samples.size(); i++) {
            chosen.add(output, samples.get(i), rows.get(i));
        }
        return chosen;
    }

    private void add(ModelOutput output, AuditSample sample, float[] scores) {
        Prediction prediction = Prediction.of(output, scores).orElse(null);
        OptionalInt wanted = prediction == null ? OptionalInt.empty() : target.of(sample, prediction);
        predictions.add(prediction);
        classes.add(
                wanted.isPresent() && wanted.getAsInt() >= 0 && wanted.getAsInt() < scores.length
                        ? wanted
                        : OptionalInt.empty());
    }

    /** What the model says about a sample; empty where its logits are not finite. */
    public Optional<Prediction> prediction(int sample) {
        return Optional.ofNullable(predictions.get(sample));
    }

    /** Class of each sample, {@code N} values in {@code [0, K)}; 0 for a sample that has none and will be undefined. */
    public int[] indexes() {
        return classes.stream().mapToInt(chosen -> chosen.orElse(0)).toArray();
    }

    /** Whether the sample has a class to explain. */
    public boolean has(int sample) {
        return classes.get(sample).isPresent();
    }

    /** The map as an explanation for the sample's class, or the reason why the sample has none. */
    public Explanation explanation(int sample, Heatmap map) {
        Prediction prediction = predictions.get(sample);
        if (prediction == null) {
            return notFinite();
        }
        OptionalInt chosen = classes.get(sample);
        return chosen.isPresent()
                ? Explanation.of(prediction, chosen.getAsInt(), map)
                : undefined(sample, "the sample has no class '%s' that the model knows".formatted(target));
    }

    /** The map as an explanation for no class, or the reason why the sample has none. */
    public Explanation classFree(int sample, Heatmap map) {
        Prediction prediction = predictions.get(sample);
        return prediction == null ? notFinite() : Explanation.of(prediction, -1, map);
    }

    /** No map for this sample, for the reason that is given as a phrase. */
    public Explanation undefined(int sample, String reason) {
        return Explanation.undefined(predictions.get(sample), -1, reason);
    }

    /**
     * Explanations for each sample's class.
     *
     * @param maps {@code N×h×w}
     */
    public List<Explanation> explanations(NDArray maps) {
        List<Heatmap> heatmaps = heatmaps(maps);
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            explanations.add(explanation(i, heatmaps.get(i)));
        }
        return explanations;
    }

    /**
     * Explanations for no class.
     *
     * @param maps {@code N×h×w}
     */
    public List<Explanation> classFree(NDArray maps) {
        List<Heatmap> heatmaps = heatmaps(maps);
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            explanations.add(classFree(i, heatmaps.get(i)));
        }
        return explanations;
    }

    /** The maps of a batch, copied from the device: {@code N×h×w}. */
    private static List<Heatmap> heatmaps(NDArray maps) {
        int height = (int) maps.getShape().get(1);
        int width = (int) maps.getShape().get(2);
        float[] all = maps.toFloatArray();
        List<Heatmap> heatmaps = new ArrayList<>();
        for (int from = 0; from < all.length; from += height * width) {
            heatmaps.add(new Heatmap(width, height, Arrays.copyOfRange(all, from, from + height * width)));
        }
        return heatmaps;
    }

    private static Explanation notFinite() {
        return Explanation.undefined(null, -1, "the model's scores are not finite");
    }
}
