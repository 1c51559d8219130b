package org.modelaudit.intrinsic;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * How concepts and their relevances lie in two outputs of one picture.
 *
 * @param concepts k
 * @param classes K, 1 where one logit speaks for two classes
 * @param conceptsFirst whether the relevances are {@code k×K}, else {@code K×k}
 */
record ConceptRelevances(int concepts, int classes, boolean conceptsFirst) {

    /** Empty where the shapes do not go together. */
    static Optional<ConceptRelevances> of(Shape concepts, Shape relevances, int classes) {
        long[] h = longer(concepts);
        long[] theta = longer(relevances);
        if (concepts.get(0) != 1 || relevances.get(0) != 1 || h.length > 1) {
            return Optional.empty();
        }
        int k = (int) concepts.size();
        boolean first = Arrays.equals(theta, longer(new Shape(k, classes)));
        boolean last = Arrays.equals(theta, longer(new Shape(classes, k)));
        return first || last ? Optional.of(new ConceptRelevances(k, classes, first)) : Optional.empty();
    }

    /** Axes of more than one number. */
    private static long[] longer(Shape shape) {
        return Arrays.stream(shape.getShape()).filter(n -> n != 1).toArray();
    }

    /** {@code Σ_i θ_ic h_i}, in double precision. */
    double sum(float[] h, float[] theta, int classIndex) {
        int column = classes == 1 ? 0 : classIndex;
        double sum = 0;
        for (int i = 0; i < concepts; i++) {
            sum += (double) h[i] * theta[conceptsFirst ? i * classes + column : column * concepts + i];
        }
        return sum;
    }
}
