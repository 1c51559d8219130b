package org.modelaudit.torch.program;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names of PyTorch's operations say about them. */
final class Operations {

    private static final Set<String> LIST_CHANGES = Set.of(
            "torch.append",
            "torch.extend",
            "torch.insert",
            "torch.pop",
            "torch.clear",
            "torch.remove",
            "torch.reverse",
            "torch.sort",
            "torch._set_item",
            "torch.Delete",
            "torch.update",
            "torch.setdefault",
            "torch.popitem");

    private static final Pattern FOR_PHONES =
            Pattern.compile("ops\\.(prepacked|vulkan_prepack|metal_prepack|vulkan|metal)\\.");

    private static final Set<String> PRINTING = Set.of("torch.warn", "ops.aten.warn", "print");

    private Operations() {}

    /** Whether it changes its first argument and returns it, {@code torch.relu_}. */
    static boolean isInPlace(@Nullable String operation) {
        return operation != null
                && (operation.startsWith("torch.") || operation.startsWith("ops."))
                && operation.endsWith("_")
                && !operation.endsWith("__");
    }

    static boolean changesList(@Nullable String operation) {
        return operation != null && LIST_CHANGES.contains(operation);
    }

    /** Whether a function ends the program with an error. */
    static boolean isRaising(@Nullable String operation) {
        return "ops.prim.RaiseException".equals(operation);
    }

    /** Whether it only prints something, which would happen once for each part of the program that is run. */
    static boolean isPrinting(@Nullable String operation) {
        return operation != null && PRINTING.contains(operation);
    }

    /**
     * Whether it stands for what {@code optimize_for_inference} or {@code optimize_for_mobile} put in the place of layers, whose
     * weights lie in a form of their own.
     */
    static boolean isForInferenceAlone(@Nullable String operation) {
        return operation != null
                && (FOR_PHONES.matcher(operation).lookingAt()
                        || operation.toLowerCase(Locale.ROOT).contains("mkldnn"));
    }

    static boolean isQuantized(@Nullable String operation) {
        return operation != null && (operation.startsWith("ops.quantized.") || operation.contains("quantize_per_"));
    }
}
