package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Tensors;
import org.modelaudit.segmentation.Superpixels;

/**
 * A picture of which superpixels are shown or hidden.
 *
 * @param question about the picture
 * @param superpixels of the picture
 * @param hidden the picture with everything hidden, {@code 1×C×H×W}
 * @param score that is watched
 */
record SuperpixelVariants(Question question, Superpixels superpixels, NDArray hidden, ClassScore score) {

    /**
     * The map of a linear model of the scores.
     *
     * @param values its coefficients, one for each superpixel
     * @param explained share of the scores' variance that it accounts for; not a number where they do not vary
     */
    Explanation explanation(double[] values, double explained) {
        return Double.isNaN(explained)
                ? question.undefined("the score is the same whatever is hidden")
                : question.explanation(superpixels.paint(values)).withDiagnostic("surrogate R²", explained);
    }

    /**
     * The score of each variant.
     *
     * @param shown {@code n×count}: whether variant i shows superpixel j
     */
    double[] scores(boolean[][] shown) {
        NDArray membership = superpixels.membership(question.image().getManager());
        return score.of(question, shown.length, (from, to, scope) -> {
            float[] hide = new float[(to - from) * superpixels.count()];
            for (int i = 0; i < hide.length; i++) {
                hide[i] = shown[from + i / superpixels.count()][i % superpixels.count()] ? 0 : 1;
            }
            NDArray masks = Tensors.of(scope, hide, new Shape(to - from, superpixels.count()))
                    .matMul(membership)
                    .reshape(to - from, 1, question.height(), question.width());
            return Blend.of(question.image(), hidden, masks, scope);
        });
    }
}
