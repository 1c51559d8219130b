package org.modelaudit.gradient;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.Layer;
import org.modelaudit.model.MapLayout;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * How the output of an operation is seen as maps: as that of the layer that it belongs to, if it has its shape. In a program whose
 * layers all return {@code N×C×h×w} four axes are maps anywhere; in a transformer they may be heads and tokens.
 */
final class OperationLayouts {

    private final List<Layer> layers;
    private final boolean usual;

    OperationLayouts(List<Layer> layers) {
        this.layers = layers.stream().filter(Layer::isMap).toList();
        this.usual =
                this.layers.stream().allMatch(layer -> MapLayout.channelsFirst().equals(layer.layout()));
    }

    /** Whether four axes are maps and anything else is none. */
    boolean areUsual() {
        return usual;
    }

    /**
     * @param shape of the operation's output for any number of pictures
     * @return null where it returns no maps
     */
    @Nullable
    MapLayout of(Operation operation, Shape shape) {
        if (usual || operation.kind() == Kind.CONVOLUTION || operation.name().contains("batch_norm")) {
            return MapLayout.usual(shape);
        }
        return layers.stream()
                .filter(layer ->
                        layer.module().equals(operation.layer()) || layer.kind().equals(operation.name()))
                .filter(layer -> isOf(layer.outputShape(), shape))
                .findFirst()
                .map(Layer::layout)
                .orElse(null);
    }

    private static boolean isOf(@Nullable Shape one, Shape shape) {
        return one != null
                && one.dimension() == shape.dimension()
                && one.slice(1).equals(shape.slice(1));
    }
}
