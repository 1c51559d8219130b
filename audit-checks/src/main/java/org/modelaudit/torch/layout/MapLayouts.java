package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.MapLayout;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.OperationKinds;

/**
 * How the outputs of a program's layers are seen as maps. The picture's rows and columns are followed through the program: a
 * convolution (or unfolding, or reshaping) that makes patches gives the grid, flattening makes tokens of it, class and register tokens
 * are joined to it. So a grid of 4×6 patches is not taken for one of 6×4, nor for one of 5×5 with a token less.
 *
 * <p>Public for {@code torch.running}.
 */
public final class MapLayouts {

    private static final Set<String> ATTENTION = Set.of(
            "softmax",
            "_softmax",
            "scaled_dot_product_attention",
            "_native_multi_head_attention",
            "_transformer_encoder_layer_fwd");

    private final AxisWalk walk;
    private final Set<LayerCall> unread;
    private final int lastMixing;

    /**
     * @param results variables that hold the logits
     * @param picture shape of the input, {@code 1×C×H×W}
     * @param shapes of the variables for one picture
     */
    public MapLayouts(FlatProgram program, Collection<String> results, Shape picture, Map<String, Shape> shapes) {
        Map<String, Shape> all = new HashMap<>(shapes);
        all.put(program.input(), picture);
        Arguments arguments = new Arguments(program);
        walk = AxisWalk.through(program, all, arguments);
        unread = ReadCells.unread(program, results, arguments, all, walk.known());
        int last = walk.tokens().stream().mapToInt(i -> i).max().orElse(-1);
        for (int i = 0; i < program.statements().size(); i++) {
            last = isAttention(program.statements().get(i), all) ? Math.max(last, i) : last;
        }
        lastMixing = last;
    }

    /** A softmax of two axes makes probabilities of logits. */
    private static boolean isAttention(FlatStatement statement, Map<String, Shape> shapes) {
        return ATTENTION.contains(OperationKinds.simpleName(statement.operation()))
                && statement.definitions().stream()
                        .map(shapes::get)
                        .anyMatch(shape -> shape != null && shape.dimension() > 2);
    }

    /** How a layer returns its maps; null where it returns none. */
    public @Nullable MapLayout of(LayerCall call) {
        return walk.layout(call);
    }

    /** Whether the cells of a layer's maps reach the logits. */
    public boolean isRead(LayerCall call) {
        return !unread.contains(call);
    }

    /** Whether there is attention, or are tokens, behind a statement: a convolution before it is no good place to look at. */
    public boolean mixBehind(int statement) {
        return lastMixing > statement;
    }
}
