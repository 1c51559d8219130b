package org.modelaudit.torch.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.source.ProgramException;

/** The modules of a graph that are called or hold something, each with its class. */
final class ModuleClasses {

    private static final int MOST = 50_000;

    private final Map<String, ModuleClass> classes = new LinkedHashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    ModuleClasses(ComputationGraph graph, ModuleCall top) {
        collectKinds(top);
        kinds.keySet().forEach(this::ensure);
        graph.tensors().values().forEach(this::add);
    }

    private void collectKinds(ModuleCall call) {
        kinds.putIfAbsent(call.path(), call.frame().kind());
        for (CallStep step : call.steps()) {
            if (step instanceof ModuleCall inner) {
                collectKinds(inner);
            }
        }
    }

    ModuleClass at(String path) {
        return Objects.requireNonNull(classes.get(path), path);
    }

    Iterable<ModuleClass> all() {
        return classes.values();
    }

    private ModuleClass ensure(String path) {
        ModuleClass known = classes.get(path);
        if (known != null) {
            return known;
        }
        if (classes.size() >= MOST) {
            throw new ProgramException("it holds more than %d modules".formatted(MOST));
        }
        ModulePath.check(path);
        ModuleClass parent = path.isEmpty() ? null : ensure(ModulePath.parent(path));
        ModuleClass made = new ModuleClass(classes.size(), path, kinds.getOrDefault(path, "Module"));
        classes.put(path, made);
        if (parent != null) {
            checkFree(parent, ModulePath.name(path));
            parent.children().put(ModulePath.name(path), made);
        }
        return made;
    }

    /** Values may hold the same tensor, as tied weights do. */
    private void add(GraphTensor tensor) {
        ModuleClass owner = ensure(tensor.owner());
        ModulePath.check(tensor.attribute());
        if (owner.tensors().putIfAbsent(tensor.attribute(), tensor) == null) {
            boolean taken = owner.children().containsKey(tensor.attribute());
            if (taken || tensor.attribute().contains(".") || tensor.attribute().equals("training")) {
                throw clash(owner, tensor.attribute());
            }
        }
    }

    private static void checkFree(ModuleClass parent, String name) {
        if (parent.tensors().containsKey(name) || name.equals("training")) {
            throw clash(parent, name);
        }
    }

    private static ProgramException clash(ModuleClass owner, String name) {
        return new ProgramException(
                "its module '%s' calls two things '%s'; export it again".formatted(owner.path(), name));
    }
}
