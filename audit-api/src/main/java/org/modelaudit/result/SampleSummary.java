package org.modelaudit.result;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Prediction;

/**
 * One line about one sample.
 *
 * @param id of the sample in its set
 * @param label true class; empty where the sample has none
 * @param prediction what the model says; null where the picture could not be read or the logits are not finite
 * @param explainedClass the class that the map speaks for; -1 where there is none
 * @param diagnostics what the explainer reports of itself, by name, such as a completeness residual; often empty
 * @param facts what is known of the sample whatever model looks at it
 */
public record SampleSummary(
        String id,
        OptionalInt label,
        @Nullable Prediction prediction,
        int explainedClass,
        SortedMap<String, Double> diagnostics,
        SampleFacts facts) {

    public SampleSummary {
        // Of most there are none, and of samples there are many.
        diagnostics = diagnostics.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(diagnostics));
    }

    /** A line that says only what a model makes of the sample. */
    public SampleSummary(
            String id,
            OptionalInt label,
            @Nullable Prediction prediction,
            int explainedClass,
            SortedMap<String, Double> diagnostics) {
        this(id, label, prediction, explainedClass, diagnostics, SampleFacts.none());
    }

    /** The same line with what is known of the sample. */
    public SampleSummary with(SampleFacts known) {
        return new SampleSummary(id, label, prediction, explainedClass, diagnostics, known);
    }

    /** The id of its picture: where one has objects of several classes, the class stands behind it in the sample's own, {@code a.png#cat}. */
    String picture() {
        String name = facts.className();
        String ofClass = name != null ? name : label.isPresent() ? Integer.toString(label.getAsInt()) : "unlabelled";
        return id.endsWith("#" + ofClass) ? id.substring(0, id.length() - ofClass.length() - 1) : id;
    }

    /** Whether the model is right; empty without a label or a prediction. */
    public Optional<Boolean> correct() {
        return prediction == null || label.isEmpty()
                ? Optional.empty()
                : Optional.of(prediction.classIndex() == label.getAsInt());
    }
}
