package org.modelaudit.torch.exported;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of an operation's arguments are given by name: from the first that is, all. Files since schema 8.7 say so. In older ones it is
 * those that some operation takes by name alone, as PyTorch 2.15 declares the operations that a model may call. An operation takes
 * any argument by name, so one too many does no harm there.
 */
final class NamedArguments {

    private static final long KEYWORD = 2;

    private static final Set<String> BY_NAME = Set.of(
            "dtype",
            "layout",
            "device",
            "pin_memory",
            "non_blocking",
            "memory_format",
            "generator",
            "alpha",
            "beta",
            "approximate",
            "rounding_mode",
            "correction",
            "scale",
            "enable_gqa",
            "indexing",
            "implicit",
            "decimals",
            "interpolation",
            "stable",
            "sparse_grad",
            "include_self",
            "log_target",
            "assume_unique",
            "invert",
            "out_int32",
            "right",
            "side",
            "sorter",
            "spacing",
            "edge_order",
            "dx",
            "density",
            "fweights",
            "aweights",
            "path",
            "check_errors",
            "left",
            "driver",
            "pivot",
            "atol",
            "rtol",
            "hermitian");

    /** The same of names that other operations take by position, where whoever reads their calls looks for them. */
    private static final Map<String, Set<String>> BY_NAME_IN = Map.ofEntries(
            Map.entry("var", Set.of("keepdim")),
            Map.entry("std", Set.of("keepdim")),
            Map.entry("var_mean", Set.of("keepdim")),
            Map.entry("std_mean", Set.of("keepdim")),
            Map.entry("aminmax", Set.of("dim", "keepdim")),
            Map.entry("gradient", Set.of("dim")),
            Map.entry("trapezoid", Set.of("dim")),
            Map.entry("trapz", Set.of("dim")),
            Map.entry("cumulative_trapezoid", Set.of("dim")),
            Map.entry("addcmul", Set.of("value")),
            Map.entry("addcdiv", Set.of("value")),
            Map.entry("to", Set.of("copy")),
            Map.entry("_scaled_dot_product_flash_attention_for_cpu", Set.of("attn_mask")),
            Map.entry("repeat_interleave", Set.of("output_size")),
            Map.entry("scatter", Set.of("reduce")),
            Map.entry("linalg_cross", Set.of("dim")),
            Map.entry("linalg_vecdot", Set.of("dim")),
            Map.entry("linalg_diagonal", Set.of("offset", "dim1", "dim2")),
            Map.entry("linalg_vander", Set.of("N")),
            Map.entry("linalg_lu_solve", Set.of("adjoint")),
            Map.entry("linalg_cholesky", Set.of("upper")),
            Map.entry("linalg_cholesky_ex", Set.of("upper")),
            Map.entry("linalg_solve_triangular", Set.of("upper")),
            Map.entry("_addmm_activation", Set.of("use_gelu")));

    private NamedArguments() {}

    /**
     * @param inputs of an operation
     * @param operation its name, {@code add}
     * @return how many of them come before the first that is given by name
     */
    static int first(List<Fields> inputs, String operation) {
        int first = 0;
        while (first < inputs.size() && !isNamed(inputs.get(first), operation)) {
            first++;
        }
        return first;
    }

    private static boolean isNamed(Fields input, String operation) {
        if (input.has("kind")) {
            return input.whole("kind") == KEYWORD;
        }
        String name = input.text("name");
        return BY_NAME.contains(name)
                || BY_NAME_IN.getOrDefault(operation, Set.of()).contains(name);
    }
}
