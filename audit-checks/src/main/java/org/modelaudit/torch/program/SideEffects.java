package org.modelaudit.torch.program;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.ExpressionParts;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/**
 * Operations by which a program reaches beyond its own numbers: files, other processes, the state of libtorch, memory that is not its
 * own. No classifier needs one, so a file that names one is refused, wherever it stands: libtorch compiles every method, called or not.
 *
 * <p>Beyond these, every operation of {@code aten} and {@code prim} is let through. A list of those that are harmless would have to
 * name over two thousand and would be wrong with the next version of PyTorch.
 */
final class SideEffects {

    /** Namespaces of computations; of those for inference alone something more helpful is said when they are reached. */
    private static final Set<String> NAMESPACES = Set.of(
            "aten",
            "prim",
            "torchvision",
            "profiler",
            "quantized",
            "prepacked",
            "vulkan_prepack",
            "metal_prepack",
            "vulkan",
            "metal",
            "mkldnn",
            "mkldnn_prepacked");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("save", "writes a file"),
            Map.entry("from_file", "reads or writes a file"),
            Map.entry("manual_seed", "sets the random numbers of the whole process"),
            Map.entry("seed", "sets the random numbers of the whole process"),
            Map.entry("set_num_threads", "changes the settings of the whole process"),
            Map.entry("set_num_interop_threads", "changes the settings of the whole process"),
            Map.entry("set_autocast_enabled", "changes the settings of the whole process"),
            Map.entry("set_autocast_cache_enabled", "changes the settings of the whole process"),
            Map.entry("autocast_increment_nesting", "changes the settings of the whole process"),
            Map.entry("autocast_decrement_nesting", "changes the settings of the whole process"),
            Map.entry("set_", "puts other memory under a tensor"),
            Map.entry("set_data", "puts other memory under a tensor"),
            Map.entry("resize_", "takes memory as it finds it"),
            Map.entry("resize_as_", "takes memory as it finds it"),
            Map.entry("resize_as_sparse_", "takes memory as it finds it"),
            Map.entry("sparse_resize_", "takes memory as it finds it"),
            Map.entry("sparse_resize_and_clear_", "takes memory as it finds it"),
            Map.entry("_resize_output_", "takes memory as it finds it"),
            Map.entry("_sparse_coo_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_sparse_csr_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_sparse_csc_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_sparse_bsr_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_sparse_bsc_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_sparse_compressed_tensor_unsafe", "makes a tensor without checking it"),
            Map.entry("_reinterpret_tensor", "makes a tensor without checking it"),
            Map.entry("rpc_async", "calls another process"),
            Map.entry("rpc_sync", "calls another process"),
            Map.entry("rpc_remote", "calls another process"));

    private SideEffects() {}

    /**
     * @param fields names of all attributes that a class of the program declares; one of these may be called like an operation
     * @throws ProgramException if a function or method names such an operation
     */
    static void refuse(SourceFile file, Set<String> fields) {
        file.functions().values().forEach(function -> refuse(function, fields));
        for (ClassDefinition type : file.classes().values()) {
            if (type.methods().containsKey("__setstate__")) {
                throw new ProgramException(
                        "its class '%s' restores itself by code of its own ('__setstate__'), which would run while the file is opened; export the model without it"
                                .formatted(type.name()));
            }
            type.methods().values().forEach(method -> refuse(method, fields));
        }
    }

    private static void refuse(FunctionDefinition function, Set<String> fields) {
        Statements.forEachWhole(function.body(), expression -> refuse(expression, fields, false));
        for (FunctionDefinition.Parameter parameter : function.parameters()) {
            if (parameter.byDefault() != null) {
                refuse(parameter.byDefault(), fields, false);
            }
        }
    }

    private static void refuse(Expression expression, Set<String> fields, boolean called) {
        String dotted = expression.dotted();
        if (dotted != null && dotted.matches("(torch|ops)(\\..*)?")) {
            refuseOperation(dotted);
            return;
        }
        if (expression instanceof Attribute a && (called || !fields.contains(a.name()))) {
            refuseNamed(a.name(), a.name());
        }
        if (expression instanceof Call call) {
            refuse(call.function(), fields, true);
            call.arguments().forEach(argument -> refuse(argument, fields, false));
            call.keywords().values().forEach(argument -> refuse(argument, fields, false));
        } else {
            ExpressionParts.of(expression).forEach(part -> refuse(part, fields, false));
        }
    }

    private static void refuseOperation(String dotted) {
        List<String> parts = List.of(dotted.split("\\.", -1));
        boolean named = parts.get(0).equals("ops");
        if (parts.size() < (named ? 3 : 2)) {
            throw new ProgramException(
                    "it hands on '%s' as a value, which no program that PyTorch prints does".formatted(dotted));
        }
        if (named && !NAMESPACES.contains(parts.get(1))) {
            throw new ProgramException(
                    "it calls '%s'; an audit runs PyTorch's own operations (aten, prim), not those of '%s': export the model without it"
                            .formatted(dotted, parts.get(1)));
        }
        refuseNamed(parts.get(parts.size() - 1), dotted);
    }

    private static void refuseNamed(String name, String written) {
        String what = NAMES.get(name);
        if (what != null) {
            throw new ProgramException("it calls '%s', which %s; no classifier needs that: export the model without it"
                    .formatted(written, what));
        }
    }
}
