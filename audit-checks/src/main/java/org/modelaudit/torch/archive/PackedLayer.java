package org.modelaudit.torch.archive;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ProgramException;

/**
 * A layer that {@code torch.utils.mobile_optimizer.optimize_for_mobile} packed into one object for XNNPACK, with the bounds of the
 * activation behind it. Public for {@code torch.program} and {@code torch.load}.
 *
 * @param kind its class, {@code Conv2dOpContext}
 * @param settings what stands between the bias and the bounds: stride, padding, (of a transposed convolution) output padding,
 *     dilation, groups; nothing for a linear layer
 * @param least lower bound of its output, null for none
 * @param most upper bound of its output, null for none
 */
public record PackedLayer(
        String kind,
        Pickled.Tensor weight,
        Pickled.@Nullable Tensor bias,
        List<Object> settings,
        @Nullable Double least,
        @Nullable Double most) {

    public static final String LINEAR = "LinearOpContext";
    public static final String CONVOLUTION = "Conv2dOpContext";
    public static final String TRANSPOSED = "TransposeConv2dOpContext";

    private static final String CLASSES = "__torch__.torch.classes.xnnpack.";
    private static final Set<String> KINDS = Set.of(LINEAR, CONVOLUTION, TRANSPOSED);

    /**
     * @throws ProgramException if it is one that holds something else than such a layer does
     */
    public static Optional<PackedLayer> of(@Nullable Object value) {
        if (!(value instanceof Pickled.Instance instance) || !isPacked(instance)) {
            return Optional.empty();
        }
        String kind = instance.type().substring(CLASSES.length());
        int settings = kind.equals(LINEAR) ? 0 : kind.equals(CONVOLUTION) ? 4 : 5;
        if (!(instance.state() instanceof List<?> state)
                || state.size() != settings + 4
                || !(state.get(0) instanceof Pickled.Tensor weight)
                || !(state.get(1) instanceof Pickled.Tensor || state.get(1) == null)
                || !state.subList(2, 2 + settings).stream().allMatch(PackedLayer::isSetting)) {
            throw new ProgramException(
                    "a layer that was packed for phones ('%s') holds something else than its weights and settings; export it again"
                            .formatted(instance.type()));
        }
        return Optional.of(new PackedLayer(
                kind,
                weight,
                (Pickled.Tensor) state.get(1),
                List.copyOf(state.subList(2, 2 + settings)),
                bound(state.get(2 + settings)),
                bound(state.get(3 + settings))));
    }

    public static boolean isPacked(Pickled.Instance instance) {
        return instance.type().startsWith(CLASSES)
                && KINDS.contains(instance.type().substring(CLASSES.length()));
    }

    private static boolean isSetting(@Nullable Object value) {
        return value instanceof Long
                || (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance));
    }

    private static @Nullable Double bound(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
