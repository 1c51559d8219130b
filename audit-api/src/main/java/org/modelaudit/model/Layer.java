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
 * @param outputShape shape of its output for a batch of one, {@code 1×C×h×w} for a map; null where the output is not a
 *     tensor
 * @param parameters how many numbers its own and its children's parameters hold
 */
public record Layer(String path, String kind, @Nullable Shape outputShape, long parameters) {

    /** Path of the picture itself: a cut there has nothing before it, and its gradient is the one of every pixel. */
    public static final String INPUT = "input";

    private static final Pattern CALL = Pattern.compile("#\\d+$");

    /** Path of the module, without the number of the call: {@code relu} for {@code relu#2}. */
    public String module() {
        return CALL.matcher(path).replaceFirst("");
    }

    /**
     * Shape of its maps for a batch of one, {@code 1×C×h×w}.
     *
     * @throws IllegalStateException if it is no {@link #isMap() map}
     */
    public Shape map() {
        if (outputShape == null || !isMap()) {
            throw new IllegalStateException("The output of '" + path + "' is no map.");
        }
        return outputShape;
    }

    /** Whether its output is a stack of maps (four dimensions, more than one cell), which a class activation map needs. */
    public boolean isMap() {
        return outputShape != null && outputShape.dimension() == 4 && outputShape.get(2) * outputShape.get(3) > 1;
    }
}
