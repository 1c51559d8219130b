package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.attribution.SeparableFilter;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * CAMERAS: the picture is enlarged step by step, a layer's activations and gradients of all sizes are brought to the picture's
 * size and averaged, and only then multiplied, {@code L = Σ_k Ā_k ⊙ Ḡ_k}. Larger inputs give the layer more cells, so the map
 * has the picture's resolution. The paper's ReLU around the sum is the map's {@link
 * org.modelaudit.explain.Heatmap#positivePart()}.
 *
 * <p>Signed; high where the layer raises the class's logit at the sizes' average. Undefined where the map is constant. The model
 * must take inputs of other sizes. Many do not take every size: where branches of stride 2 with padding on one side meet, an odd one
 * makes them differ. A size that the program refuses gives way to the nearest one of whole cells of the last convolution.
 *
 * <p>Jalwana et al., CAMERAS, CVPR 2021, equations 3 to 5. Enlarged by bilinear interpolation of the prepared tensor. The default
 * sizes grow from the picture's own in steps of 100/224 to 924/224 of it, as in the authors' code; a pass costs as much as its
 * input is larger, all eight together about 61 times the picture's own.
 *
 * @param factors of the picture's own size, of which the first is 1
 */
record Cameras(List<Double> factors) implements CamFormula {

    /** Channels that are enlarged together: 64 maps of 224×224 take 13 MB. */
    private static final int CHANNELS = 64;

    Cameras {
        if (factors.isEmpty() || factors.get(0) != 1) {
            throw new IllegalArgumentException(
                    "CAMERAS begins with the picture's own size, factor 1, but got " + factors + ".");
        }
        factors = List.copyOf(factors);
    }

    @Override
    public String id() {
        return "cameras/paper@1";
    }

    @Override
    public String name() {
        return "CAMERAS";
    }

    /** Once for each size; a pass is the dearer the larger it is. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, factors.size(), factors.size(), factors.size());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("sizes", factors.toString());
    }

    /** Enlarged pictures fill the memory by themselves, and no map depends on what else was in the batch. */
    @Override
    public boolean takesOneByOne() {
        return true;
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        Shape picture = layer.images().getShape();
        int height = (int) picture.get(2);
        int width = (int) picture.get(3);
        List<NDArray> activations = new ArrayList<>();
        List<NDArray> gradients = new ArrayList<>();
        for (double factor : factors) {
            Size size = activations.isEmpty() ? Size.of(layer) : enlarged(layer, factor);
            activations.add(size.activation());
            gradients.add(size.gradient());
        }
        NDArray sum = layer.images().getManager().zeros(new Shape(1, height, width));
        long channels = activations.get(0).getShape().get(1);
        for (long from = 0; from < channels; from += CHANNELS) {
            try (NDManager scope = layer.images().getManager().newSubManager()) {
                NDArray activation = mean(activations, from, height, width, scope);
                NDArray gradient = mean(gradients, from, height, width, scope);
                sum.addi(activation.mul(gradient).sum(new int[] {1}));
            }
        }
        return sum;
    }

    /** What the layer shows at one size. */
    private record Size(NDArray activation, NDArray gradient) {
        static Size of(LayerEvidence layer) {
            return new Size(layer.activation(), layer.gradient());
        }
    }

    private static Size enlarged(LayerEvidence layer, double factor) {
        Shape picture = layer.images().getShape();
        double height = factor * picture.get(2);
        double width = factor * picture.get(3);
        try {
            return enlarged(layer, Math.round(height), Math.round(width));
        } catch (ModelException refused) {
            Shape cells = layer.model().lastConvolution().map();
            long rows = whole(height, picture.get(2), cells.get(2));
            long columns = whole(width, picture.get(3), cells.get(3));
            if (rows == Math.round(height) && columns == Math.round(width)) {
                throw onlyItsOwnSize(layer, refused);
            }
            try {
                return enlarged(layer, rows, columns);
            } catch (ModelException refusedToo) {
                throw onlyItsOwnSize(layer, refusedToo);
            }
        }
    }

    private static ModelException onlyItsOwnSize(LayerEvidence layer, ModelException refused) {
        return new ModelException(
                "CAMERAS shows the model the picture in larger sizes, which '%s' does not take; choose an explainer that needs the picture's own size alone. %s"
                        .formatted(layer.model().identity().file(), refused.getMessage()),
                refused);
    }

    /** The nearest whole number of cells, in pixels. */
    private static long whole(double pixels, long side, long cells) {
        long cell = Math.max(1, Math.round((double) side / cells));
        return cell * Math.round(pixels / cell);
    }

    private static Size enlarged(LayerEvidence layer, long height, long width) {
        NDArray image = layer.images();
        SeparableFilter larger = SeparableFilter.bilinear(
                (int) image.getShape().get(2), (int) image.getShape().get(3), (int) height, (int) width);
        return Size.of(layer.ofSample(0, larger.apply(image)));
    }

    /** Mean over all sizes of some channels at the picture's size, {@code 1×c×H×W}. */
    private static NDArray mean(List<NDArray> maps, long from, int height, int width, NDManager scope) {
        NDArray sum = null;
        for (NDArray map : maps) {
            NDArray part = map.get(new NDIndex(
                    ":, {}:{}", from, Math.min(from + CHANNELS, map.getShape().get(1))));
            part.attach(scope);
            NDArray enlarged = SeparableFilter.bilinear(
                            (int) map.getShape().get(2), (int) map.getShape().get(3), height, width)
                    .apply(part);
            sum = sum == null ? enlarged : sum.add(enlarged);
        }
        return Objects.requireNonNull(sum).div(maps.size());
    }
}
