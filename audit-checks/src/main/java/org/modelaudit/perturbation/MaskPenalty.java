package org.modelaudit.perturbation;

/** What a mask costs beside the score: its area and its roughness. */
final class MaskPenalty {

    private static final int BETA = 3;

    private MaskPenalty() {}

    /**
     * Adds ∂/∂m of {@code area·Σ(1 − m) + roughness·Σ|∇m|³}, the differences being those to the right and to the lower
     * neighbour, each by itself.
     *
     * @param gradient to add to
     * @param mask m, row by row
     * @param columns of the mask
     */
    static void addGradient(float[] gradient, float[] mask, int columns, float area, float roughness) {
        for (int i = 0; i < mask.length; i++) {
            gradient[i] -= area;
            if (i % columns + 1 < columns) {
                pull(gradient, mask, i, i + 1, roughness);
            }
            if (i + columns < mask.length) {
                pull(gradient, mask, i, i + columns, roughness);
            }
        }
    }

    private static void pull(float[] gradient, float[] mask, int from, int to, float roughness) {
        float step = mask[from] - mask[to];
        float slope = roughness * BETA * step * Math.abs(step);
        gradient[from] += slope;
        gradient[to] -= slope;
    }
}
