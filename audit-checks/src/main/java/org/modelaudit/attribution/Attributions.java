package org.modelaudit.attribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;

/** What a {@link PixelAttribution} found for a batch: the numbers, and for each sample the class or why it has none. */
public final class Attributions {

    /** Something that is finite and not constant, to ask for what holds whatever the map is. */
    private static final Heatmap ANY_MAP = new Heatmap(2, 1, new float[] {0, 1});

    private final NDArray values;
    private final List<Explanation> subjects;

    private Attributions(NDArray values, List<Explanation> subjects) {
        this.values = values;
        this.subjects = List.copyOf(subjects);
    }

    /**
     * Numbers for the classes that were chosen.
     *
     * @param values {@code N×C×H×W}
     */
    public static Attributions of(ExplainedClasses classes, NDArray values) {
        List<Explanation> subjects = new ArrayList<>();
        for (int i = 0; i < values.getShape().get(0); i++) {
            subjects.add(classes.explanation(i, ANY_MAP));
        }
        return new Attributions(values, subjects);
    }

    /**
     * Numbers that speak for what explanations speak for, and are undefined where those are.
     *
     * @param values {@code N×C×H×W}
     */
    public static Attributions of(List<Explanation> explanations, NDArray values) {
        return new Attributions(values, explanations);
    }

    /** The attributions of several batches as those of one. */
    public static Attributions joined(List<Attributions> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        NDList values = new NDList();
        List<Explanation> subjects = new ArrayList<>();
        for (Attributions part : parts) {
            values.add(part.values);
            subjects.addAll(part.subjects);
        }
        return new Attributions(NDArrays.concat(values), subjects);
    }

    /** {@code N×C×H×W}; without meaning where the sample is undefined. */
    public NDArray values() {
        return values;
    }

    public int size() {
        return subjects.size();
    }

    /** Why a sample has no attribution, a phrase; empty where it has one. */
    public Optional<String> undefinedBecause(int sample) {
        return Optional.ofNullable(subjects.get(sample).undefinedBecause());
    }

    /** What the model says about a sample; empty where its logits are not finite. */
    public Optional<Prediction> prediction(int sample) {
        return Optional.ofNullable(subjects.get(sample).prediction());
    }

    /** The class that a sample is explained for; -1 where the method is class-free or the sample has none. */
    public int explainedClass(int sample) {
        return subjects.get(sample).explainedClass();
    }

    /** The same classes and diagnostics with other numbers. */
    public Attributions withValues(NDArray others) {
        return new Attributions(others, subjects);
    }

    /** The same attributions with one more number for each sample that the method reports of itself. */
    public Attributions withDiagnostic(String diagnostic, double... bySample) {
        List<Explanation> more = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Explanation subject = subjects.get(i);
            more.add(subject.undefinedBecause() == null ? subject.withDiagnostic(diagnostic, bySample[i]) : subject);
        }
        return new Attributions(values, more);
    }

    /**
     * The same attributions with more samples that have none.
     *
     * @param reasons phrases, one for each sample; empty for a sample that stays as it is
     */
    public Attributions undefinedWhere(List<Optional<String>> reasons) {
        List<Explanation> fewer = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Explanation subject = subjects.get(i);
            boolean stays = reasons.get(i).isEmpty() || subject.undefinedBecause() != null;
            fewer.add(
                    stays
                            ? subject
                            : Explanation.undefined(
                                    subject.prediction(), -1, reasons.get(i).get()));
        }
        return new Attributions(values, fewer);
    }

    /** What the method reports of itself for a sample, by name. */
    public SortedMap<String, Double> diagnostics(int sample) {
        return new TreeMap<>(subjects.get(sample).diagnostics());
    }

    /**
     * Explanations from maps that were made of the numbers.
     *
     * @param maps {@code N×h×w}
     */
    public List<Explanation> explanations(NDArray maps) {
        int height = (int) maps.getShape().get(1);
        int width = (int) maps.getShape().get(2);
        float[] all = maps.toFloatArray();
        List<Explanation> explanations = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            int from = i * height * width;
            Heatmap map = new Heatmap(width, height, Arrays.copyOfRange(all, from, from + height * width));
            explanations.add(explanation(subjects.get(i), map));
        }
        return explanations;
    }

    private static Explanation explanation(Explanation subject, Heatmap map) {
        @Nullable Prediction prediction = subject.prediction();
        if (subject.undefinedBecause() != null || prediction == null) {
            return subject;
        }
        Explanation made = Explanation.of(prediction, subject.explainedClass(), map);
        for (var diagnostic : subject.diagnostics().entrySet()) {
            made = made.withDiagnostic(diagnostic.getKey(), diagnostic.getValue());
        }
        return made;
    }
}
