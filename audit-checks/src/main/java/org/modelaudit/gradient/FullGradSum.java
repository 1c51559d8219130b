package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.MapLayout;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;

/** Adds up FullGrad's maps while the walk back passes the biases, so that no more than one layer is held. Maps of one size are upsampled together. */
final class FullGradSum implements OperationTrace.Rule {

    /** Nonlinearities with {@code f(z) = f'(z) z}, which leave no bias. */
    private static final Set<String> HOMOGENEOUS =
            Set.of("relu", "relu_", "leaky_relu", "leaky_relu_", "prelu", "rrelu");

    /** Cells of a channel that are not worth halving. */
    private static final long FEW = 800;

    private final FullGradDialect dialect;
    private final BiasReader biases;
    private final OperationLayouts layouts;
    private final NDManager scope;
    private final int height;
    private final int width;
    private final Map<Shape, NDArray> mapsBySize = new LinkedHashMap<>();
    private NDArray total;

    /**
     * @param layouts of the model; where they are not usual, there is one picture
     * @param images {@code N×C×H×W}
     * @param scope owner of the sums
     */
    FullGradSum(
            FullGradDialect dialect, OperationTrace trace, OperationLayouts layouts, NDArray images, NDManager scope) {
        this.dialect = dialect;
        this.biases = new BiasReader(trace);
        this.layouts = layouts;
        this.scope = scope;
        Shape shape = images.getShape();
        this.height = (int) shape.get(2);
        this.width = (int) shape.get(3);
        this.total = scope.zeros(new Shape(shape.get(0)));
    }

    @Override
    public @Nullable NDArray propagate(
            Operation operation, NDArray input, NDArray output, NDArray upstream, Supplier<NDArray> gradient) {
        MapLayout layout = layouts.of(operation, upstream.getShape());
        boolean batchNorm = operation.name().contains("batch_norm");
        if (operation.kind() == Kind.CONVOLUTION || operation.kind() == Kind.LINEAR || batchNorm) {
            try (NDManager step = scope.newSubManager()) {
                biases.of(operation, step).ifPresent(bias -> add(upstream, bias, layout, step));
            }
        } else if (dialect.countsNonlinearities() && isNonlinear(operation)) {
            NDArray shares =
                    output.stopGradient().mul(upstream).sub(input.stopGradient().mul(gradient.get()));
            try (NDManager step = scope.newSubManager()) {
                shares.attach(step);
                add(shares, ones(shares, layout, step), layout, step);
            }
        }
        return null;
    }

    private static boolean isNonlinear(Operation operation) {
        return operation.kind() == Kind.NORMALIZATION
                || (operation.kind() == Kind.ACTIVATION && !HOMOGENEOUS.contains(operation.name()));
    }

    /** Adds the share of the picture itself, {@code x ⊙ ∂y/∂x}. */
    void addInput(NDArray product) {
        try (NDManager step = scope.newSubManager()) {
            product.attach(step);
            add(product, ones(product, MapLayout.channelsFirst(), step), MapLayout.channelsFirst(), step);
        }
    }

    private static NDArray ones(NDArray shares, @Nullable MapLayout layout, NDManager step) {
        Shape shape = shares.getShape();
        return step.ones(new Shape(shape.get(channelsAreLast(shape, layout) ? shape.dimension() - 1 : 1)));
    }

    private static boolean channelsAreLast(Shape shape, @Nullable MapLayout layout) {
        return layout == null ? shape.dimension() >= 3 : !layout.equals(MapLayout.channelsFirst());
    }

    /**
     * @param gradient what arrived where the bias was added
     * @param bias {@code C}
     * @param layout of the gradient, which tells where its shares lie; null where they have no place
     */
    private void add(NDArray gradient, NDArray bias, @Nullable MapLayout layout, NDManager step) {
        Shape shape = gradient.getShape();
        long channels = bias.getShape().get(0);
        NDArray flat = channelsAreLast(shape, layout)
                ? gradient.reshape(shape.get(0), -1, channels).transpose(0, 2, 1)
                : gradient.reshape(shape.get(0), channels, -1);
        flat.attach(step);
        NDArray row = bias.reshape(1, channels);
        NDArray shares = flat.sum(new int[] {2}).mul(row).sum(new int[] {1});
        // Windows and heads may stand on the first axis, but then there is one picture.
        boolean ofPictures = shape.get(0) == total.getShape().get(0);
        total = replaced(total, total.add(ofPictures ? shares : shares.sum()));
        if (layout != null) {
            NDArray cells = layout.maps(gradient).abs();
            cells.attach(step);
            Shape maps = cells.getShape();
            NDArray map = map(cells.reshape(maps.get(0), channels, -1), row.abs())
                    .reshape(maps.get(0), maps.get(2), maps.get(3));
            NDArray before = mapsBySize.get(map.getShape());
            mapsBySize.put(map.getShape(), before == null ? kept(map) : replaced(before, before.add(map)));
        }
    }

    /**
     * {@code Σ_c ψ(b_c g_c)} before upsampling, which commutes with the sum.
     *
     * @param gradient its absolute value, {@code N×C×hw}
     * @param bias its absolute value, {@code 1×C}
     * @return {@code N×hw}
     */
    private NDArray map(NDArray gradient, NDArray bias) {
        FullGradDialect.Scale scale = dialect.scale(
                bias,
                extreme(gradient, NDArray::minimum).min(new int[] {2}),
                extreme(gradient, NDArray::maximum).max(new int[] {2}));
        return scale.factors().expandDims(1).matMul(gradient).squeeze(1).sub(scale.offset());
    }

    /**
     * Fewer cells with the same extreme: half against half, which libtorch does many cells at once, where along an axis it goes cell by
     * cell. An odd cell in the middle stands in both halves.
     *
     * @param gradient {@code N×C×hw}
     */
    private static NDArray extreme(NDArray gradient, BinaryOperator<NDArray> stronger) {
        NDArray left = gradient;
        for (long cells = left.getShape().get(2);
                cells > FEW;
                cells = left.getShape().get(2)) {
            long half = (cells + 1) / 2;
            left = stronger.apply(left.get(":,:,0:" + half), left.get(":,:," + (cells - half) + ":"));
        }
        return left;
    }

    private NDArray replaced(NDArray before, NDArray after) {
        before.close();
        return kept(after);
    }

    private NDArray kept(NDArray array) {
        array.attach(scope);
        return array;
    }

    /** Sum of all shares of each picture, {@code N}. */
    NDArray total() {
        return total;
    }

    /** The finished maps, {@code N×H×W}. */
    NDArray maps() {
        NDArray maps = mapsBySize.values().stream()
                .map(map -> dialect.upsampling().resize(map, height, width))
                .reduce(NDArray::add)
                .orElseThrow();
        if (!dialect.isScaledAgain()) {
            return maps;
        }
        NDArray flat = maps.reshape(maps.getShape().get(0), -1);
        NDArray positive = flat.sub(flat.min(new int[] {1}, true));
        NDArray scaled = positive.div(dialect.span(positive.max(new int[] {1}, true)));
        return scaled.reshape(maps.getShape());
    }
}
