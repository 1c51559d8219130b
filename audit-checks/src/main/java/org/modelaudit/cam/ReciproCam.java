package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Recipro-CAM: what the rest of the program makes of one cell alone, {@code L_ij = p_c(A ⊙ M_ij)} where the mask {@code
 * M_ij} keeps the cell (i, j) and silences the others in every channel.
 *
 * <p>In [0, 1] with the probability, any number with the logit; high where a cell alone is enough for the class. Undefined where
 * the map is constant.
 *
 * <p>Byun and Lee, Recipro-CAM, 2022, section 3. The paper's mask is a Gaussian of 3×3 cells, {@code (1, 2, 1)ᵀ(1, 2, 1) /
 * 16}, cut off at the border, and its score is the probability. Plain masks of one cell and the logit are dialects.
 *
 * <p>Cost: one run of the backbone and h·w of the head.
 *
 * @param gaussian whether the mask takes the cell's neighbours too
 * @param score what is read for the class
 */
record ReciproCam(boolean gaussian, Score score) implements CamFormula {

    @Override
    public String id() {
        String dialect = gaussian ? "gaussian" : "plain";
        boolean paper = gaussian && score == Score.PROBABILITY;
        return "recipro-cam/" + (paper ? "paper@1" : score == Score.LOGIT ? dialect + "-logit@1" : dialect + "@1");
    }

    @Override
    public String name() {
        return "Recipro-CAM";
    }

    /** The rest of the program once for each cell. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, 1, 1 + layer.map().get(2) * layer.map().get(3), 0);
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        Shape shape = layer.activation().getShape();
        int samples = (int) shape.get(0);
        int cells = (int) (shape.get(2) * shape.get(3));
        float[] maps = new float[samples * cells];
        NDManager manager = layer.activation().getManager();
        for (int from = 0; from < cells; from += LayerEvidence.CHUNK) {
            int to = Math.min(from + LayerEvidence.CHUNK, cells);
            try (NDManager chunk = manager.newSubManager()) {
                NDArray masks = masks(from, to, shape, chunk);
                for (int i = 0; i < samples; i++) {
                    float[] scores = scores(layer, i, masks);
                    System.arraycopy(scores, 0, maps, i * cells + from, scores.length);
                }
            }
        }
        return Tensors.of(manager, maps, new Shape(samples, shape.get(2), shape.get(3)));
    }

    private float[] scores(LayerEvidence layer, int sample, NDArray masks) {
        try (NDManager scope = masks.getManager().newSubManager()) {
            NDArray activation = layer.activation().get(sample);
            activation.attach(scope);
            return score.of(layer.model().output(), layer.head(sample, activation.mul(masks)), layer.classes()[sample]);
        }
    }

    /** The masks of cells {@code from} to {@code to - 1}, {@code T×1×h×w}. */
    private NDArray masks(int from, int to, Shape shape, NDManager manager) {
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        float[] masks = new float[(to - from) * height * width];
        for (int cell = from; cell < to; cell++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    masks[((cell - from) * height + y) * width + x] = mask(y - cell / width, x - cell % width);
                }
            }
        }
        return Tensors.of(manager, masks, new Shape(to - from, 1, height, width));
    }

    private float mask(int down, int across) {
        if (!gaussian) {
            return down == 0 && across == 0 ? 1 : 0;
        }
        int vertical = Math.max(0, 2 - Math.abs(down));
        int horizontal = Math.max(0, 2 - Math.abs(across));
        return vertical * horizontal / 16f;
    }
}
