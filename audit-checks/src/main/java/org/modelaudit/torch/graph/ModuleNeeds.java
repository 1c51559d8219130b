package org.modelaudit.torch.graph;

import java.util.LinkedHashSet;
import java.util.Set;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.graph.CallStep.Operation;
import org.modelaudit.torch.source.Statement;

/**
 * What a call must be given because its module does not hold it: tensors and modules from elsewhere in the model.
 *
 * @param tensors values that hold them
 * @param modules their paths
 */
record ModuleNeeds(Set<String> tensors, Set<String> modules) {

    static ModuleNeeds of(ModuleCall call, ComputationGraph graph) {
        ModuleNeeds needs = new ModuleNeeds(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (CallStep step : call.steps()) {
            if (step instanceof ModuleCall inner) {
                ModuleNeeds within = of(inner, graph);
                within.tensors.forEach(tensor -> needs.add(tensor, call, graph));
                within.modules.forEach(module -> needs.add(module, call));
                needs.add(inner.path(), call);
            } else {
                tensors((Operation) step, graph).forEach(tensor -> needs.add(tensor, call, graph));
            }
        }
        return needs;
    }

    private static Set<String> tensors(Operation operation, ComputationGraph graph) {
        Set<String> tensors = new LinkedHashSet<>();
        for (Statement.Assign statement : operation.node().statements()) {
            tensors.addAll(ValueUse.read(statement.value()));
        }
        tensors.retainAll(graph.tensors().keySet());
        return tensors;
    }

    private void add(String tensor, ModuleCall call, ComputationGraph graph) {
        if (!graph.isHeld(tensor, call.path())) {
            tensors.add(tensor);
        }
    }

    private void add(String module, ModuleCall call) {
        if (!ModulePath.holds(call.path(), module)) {
            modules.add(module);
        }
    }
}
