package org.modelaudit.torch.program;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations into which PyTorch fuses a transformer's attention, or its whole layer, for evaluation only: libtorch knows no
 * derivative of them. Public for {@code torch.libtorch}, which says so.
 */
public final class FusedAttention {

    private static final String ATTENTION = "_native_multi_head_attention";
    private static final String LAYER = "_transformer_encoder_layer_fwd";

    private FusedAttention() {}

    /**
     * @param operation as source names it, {@code torch.relu}, or as libtorch does, {@code aten::relu}
     */
    public static boolean isOperation(@Nullable String operation) {
        return operation != null && Set.of(ATTENTION, LAYER).contains(simple(operation));
    }

    /** Whether it is a transformer's whole layer. */
    static boolean isLayer(@Nullable String operation) {
        return operation != null && LAYER.equals(simple(operation));
    }

    private static String simple(String operation) {
        String prefix = operation.startsWith("torch.") ? "torch." : operation.startsWith("aten::") ? "aten::" : "";
        return operation.substring(prefix.length());
    }
}
