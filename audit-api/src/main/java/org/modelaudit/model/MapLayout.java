package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;

/**
 * Where the cells of a layer's maps lie in what the layer returns: a view of it as {@code N×C×h×w}, and the way back. The one place
 * that knows of axes; whoever looks through {@link AuditedModel#mapsAt} sees {@code N×C×h×w} whatever the network.
 */
public sealed interface MapLayout {

    /** {@code N×C×h×w}, as a convolution returns it. */
    static MapLayout channelsFirst() {
        return new ChannelsFirst();
    }

    /** {@code N×h×w×C}, as Swin's and ConvNeXt's normalisations return it. */
    static MapLayout channelsLast() {
        return new ChannelsLast();
    }

    /** The maps of an output, {@code N×C×h×w}; of the same manager. */
    NDArray maps(NDArray output);

    /**
     * The output whose maps are given, of the maps' manager; what is no cell stays as it was.
     *
     * @param maps {@code N×C×h×w}
     * @param original output, of as many samples or of one, which then stands for each
     */
    NDArray output(NDArray maps, NDArray original);

    /** Shape of the maps, {@code N×C×h×w}, of the shape of an output. */
    Shape maps(Shape output);

    /** How many tokens of a sample are no cells: class, distillation and register tokens. */
    default long tokensLeftOut() {
        return 0;
    }

    /** That of an output of this shape where nothing else is known: {@code N×C×h×w}, or none where there are not four axes. */
    static @Nullable MapLayout usual(@Nullable Shape output) {
        return output != null && output.dimension() == 4 ? channelsFirst() : null;
    }

    /** See {@link #channelsFirst()}. */
    record ChannelsFirst() implements MapLayout {

        @Override
        public NDArray maps(NDArray output) {
            return output;
        }

        @Override
        public NDArray output(NDArray maps, NDArray original) {
            return maps;
        }

        @Override
        public Shape maps(Shape output) {
            return output;
        }
    }

    /** See {@link #channelsLast()}. */
    record ChannelsLast() implements MapLayout {

        @Override
        public NDArray maps(NDArray output) {
            return inOrder(output.transpose(0, 3, 1, 2));
        }

        @Override
        public NDArray output(NDArray maps, NDArray original) {
            return inOrder(maps.transpose(0, 2, 3, 1));
        }

        @Override
        public Shape maps(Shape output) {
            return new Shape(output.get(0), output.get(3), output.get(1), output.get(2));
        }
    }

    /**
     * {@code N×(before + rows·columns + after)×C}: tokens, row by row, of which some at either end stand for no place in the picture.
     *
     * @param rows of the grid, h
     * @param columns of the grid, w
     * @param before tokens before the grid
     * @param after tokens behind it
     */
    record Tokens(long rows, long columns, long before, long after) implements MapLayout {

        @Override
        public NDArray maps(NDArray output) {
            Shape shape = maps(output.getShape());
            return inOrder(output.get(new NDIndex(":, {}:{}", before, before + rows * columns))
                            .transpose(0, 2, 1))
                    .reshape(shape);
        }

        @Override
        public NDArray output(NDArray maps, NDArray original) {
            Shape shape = maps.getShape();
            NDArray cells =
                    maps.reshape(shape.get(0), shape.get(1), rows * columns).transpose(0, 2, 1);
            if (tokensLeftOut() == 0) {
                return inOrder(cells);
            }
            NDList parts = new NDList();
            if (before > 0) {
                parts.add(others(original, 0, before, maps));
            }
            parts.add(cells);
            if (after > 0) {
                parts.add(others(original, before + rows * columns, tokens(), maps));
            }
            NDArray joined = NDArrays.concat(parts, 1);
            joined.attach(maps.getManager());
            return joined;
        }

        private static NDArray others(NDArray original, long from, long to, NDArray maps) {
            NDArray others = original.get(new NDIndex(":, {}:{}", from, to));
            others.attach(maps.getManager());
            long times = maps.getShape().get(0);
            return original.getShape().get(0) == times ? others : others.repeat(0, times);
        }

        @Override
        public Shape maps(Shape output) {
            if (output.dimension() != 3 || output.get(1) != tokens()) {
                throw new ModelException(
                        "The layer returns %s where a grid of %d×%d tokens and %d more are known; look at pictures of the model's own size."
                                .formatted(output, rows, columns, tokensLeftOut()));
            }
            return new Shape(output.get(0), output.get(2), rows, columns);
        }

        @Override
        public long tokensLeftOut() {
            return before + after;
        }

        private long tokens() {
            return before + rows * columns + after;
        }
    }

    /** The same numbers, one behind the other in memory, which a view of other axes does not have. */
    private static NDArray inOrder(NDArray view) {
        return view.flatten().reshape(view.getShape());
    }
}
