package org.modelaudit.explain;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.modelaudit.data.AuditSample;

/** The class that a map speaks for. */
public sealed interface TargetClass {

    /** The class that the model predicts. The default: it explains the decision that was made. */
    static TargetClass predicted() {
        return new Predicted();
    }

    /** The true class of the sample; a sample without a label is undefined. */
    static TargetClass label() {
        return new Label();
    }

    /** One class for all samples, counted from 0; a model with fewer classes makes every sample undefined. */
    static TargetClass index(int classIndex) {
        if (classIndex < 0) {
            throw new IllegalArgumentException("A class index counts from 0, but got " + classIndex + ".");
        }
        return new Index(classIndex);
    }

    /**
     * A class of its own for each sample, for checks that ask again for a class they have seen.
     *
     * @param classBySample by the sample's id; a sample that is not in it is undefined
     */
    static TargetClass each(Map<String, Integer> classBySample) {
        return new Each(classBySample);
    }

    /** The class for one sample, empty where the sample has none. */
    OptionalInt of(AuditSample sample, Prediction prediction);

    /** The class with the largest logit. */
    record Predicted() implements TargetClass {
        @Override
        public OptionalInt of(AuditSample sample, Prediction prediction) {
            return OptionalInt.of(prediction.classIndex());
        }

        @Override
        public String toString() {
            return "predicted";
        }
    }

    /** The class of the ground truth. */
    record Label() implements TargetClass {
        @Override
        public OptionalInt of(AuditSample sample, Prediction prediction) {
            return sample.classIndex();
        }

        @Override
        public String toString() {
            return "label";
        }
    }

    /** Always the same class. */
    record Index(int classIndex) implements TargetClass {
        @Override
        public OptionalInt of(AuditSample sample, Prediction prediction) {
            return OptionalInt.of(classIndex);
        }

        @Override
        public String toString() {
            return "index " + classIndex;
        }
    }

    /** A class of its own for each sample. */
    record Each(Map<String, Integer> classBySample) implements TargetClass {

        public Each {
            classBySample = Map.copyOf(classBySample);
        }

        @Override
        public OptionalInt of(AuditSample sample, Prediction prediction) {
            Integer chosen = classBySample.get(sample.id());
            return chosen == null ? OptionalInt.empty() : OptionalInt.of(chosen);
        }

        @Override
        public String toString() {
            return "given for each sample " + new TreeMap<>(classBySample);
        }
    }
}
