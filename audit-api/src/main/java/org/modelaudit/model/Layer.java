package org.modelaudit.model;

import ai.djl.ndarray.types.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place of a program where it can be cut: the output of a module (or, in a frozen program, of an operation).
 *
 * @param path dotted path as PyTorch names it, for example {@code layer4.1.conv2}; {@code #1}, {@code #2} behind it where the
 *     module is called more than once
 * @param kind the module's class without its package, for example {@code Conv2d} or {@code BasicBlock}
 * @param outputShape shape of its output for a batch of one; null where the output is not a tensor
 * @param parameters how many numbers its own and its children's parameters hold
 * @param layout where the cells of its maps lie in its output; null where it returns no maps
 * @param isRead whether the cells of its maps reach the logits; behind the last attention of a vision transformer only the class
 *     token does
 */
public record Layer(
        String path,
        String kind,
        @Nullable Shape outputShape,
        long parameters,
        @Nullable MapLayout layout,
        boolean isRead) {

    /** Path of the picture itself: a cut there has nothing before it, and its gradient is the one of every pixel. */
    public static final String INPUT = "input";

    private static final Pattern CALL = Pattern.compile("#\\d+$");

    /** One whose output is a map, {@code 1×C×h×w}, if it has four axes. */
    public Layer(String path, String kind, @Nullable Shape outputShape, long parameters) {
        this(path, kind, outputShape, parameters, MapLayout.usual(outputShape), true);
    }

    /** Path of the module, without the number of the call: {@code relu} for {@code relu#2}. */
    public String module() {
        return CALL.matcher(path).replaceFirst("");
    }

    /**
     * Shape of its maps for a batch of one, {@code 1×C×h×w}, however its output holds them.
     *
     * @throws IllegalStateException if it is no {@link #isMap() map}
     */
    public Shape map() {
        if (outputShape == null || layout == null || !isMap()) {
            throw new IllegalStateException("The output of '" + path + "' is no map.");
        }
        return layout.maps(outputShape);
    }

    /** Whether its output is a stack of maps of more than one cell, which a class activation map needs. */
    public boolean isMap() {
        if (outputShape == null || layout == null) {
            return false;
        }
        Shape maps = layout.maps(outputShape);
        return maps.get(2) * maps.get(3) > 1;
    }

    /** Its maps in words, {@code 14×14 cells of 768 channels, 1 other token left out}. */
    public String mapDescription() {
        Shape maps = map();
        long others = layout == null ? 0 : layout.tokensLeftOut();
        return "%d×%d cells of %d channels%s"
                .formatted(
                        maps.get(2),
                        maps.get(3),
                        maps.get(1),
                        others == 0 ? "" : ", %d other token%s left out".formatted(others, others == 1 ? "" : "s"));
    }
}
