package org.modelaudit.torch.graph;

import java.util.LinkedHashSet;
import java.util.Set;
import org.modelaudit.torch.graph.CallStep.ModuleCall;

/** The modules that are called while a module is and that do not lie in it: their paths. It must be given them. */
final class OutsideModules {

    private OutsideModules() {}

    static Set<String> of(ModuleCall call) {
        Set<String> outside = new LinkedHashSet<>();
        collect(call, outside);
        outside.removeIf(module -> ModulePath.holds(call.path(), module));
        return outside;
    }

    private static void collect(ModuleCall call, Set<String> called) {
        for (CallStep step : call.steps()) {
            if (step instanceof ModuleCall inner) {
                called.add(inner.path());
                collect(inner, called);
            }
        }
    }
}
