package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;

/** Gives every call of a module a path of its own. */
final class LayerNames {

    private LayerNames() {}

    static LayerCall call(Value.Module module, Value result, Emitter emitter) {
        String kind = ProgramSource.simpleName(module.instance().type());
        String path = module.path();
        boolean variable = result instanceof Value.Several
                || (result instanceof Value.Operand o && o.expression() instanceof Name);
        if (emitter.insideBlock()) {
            return new LayerCall(
                    path, path, kind, -1, null, "it is called within a branch or loop that depends on the picture");
        }
        if (!variable) {
            boolean none = result instanceof Value.Operand o && o.expression().equals(Expression.Literal.NONE);
            String obstacle = none
                    ? "tracing left nothing of it, as of an Identity; name the layer before it"
                    : "it returns nothing that is computed from the picture";
            return new LayerCall(path, path, kind, -1, null, obstacle);
        }
        Expression output =
                result instanceof Value.Several s ? s.elements().get(0) : ((Value.Operand) result).expression();
        String name = ((Name) output).name();
        return new LayerCall(path, path, kind, emitter.position(), name, null);
    }

    /** A module called once keeps its path; one called more than once gets {@code #1}, {@code #2}, … behind it. */
    static List<LayerCall> distinct(List<LayerCall> calls) {
        Map<String, Integer> total = new HashMap<>();
        calls.forEach(c -> total.merge(c.path(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<LayerCall> named = new ArrayList<>();
        for (LayerCall c : calls) {
            boolean once = total.getOrDefault(c.path(), 1) == 1;
            named.add(once ? c : c.withPath(c.path() + '#' + seen.merge(c.path(), 1, Integer::sum)));
        }
        return named;
    }

    /** A program without modules, as torch.jit.freeze leaves it: layers are its operations, {@code conv2d_1}. */
    static List<LayerCall> ofOperations(List<FlatStatement> statements) {
        Map<String, Integer> seen = new HashMap<>();
        List<LayerCall> layers = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            FlatStatement statement = statements.get(i);
            boolean known = OperationKinds.of(statement.operation()).isPresent();
            if (known && statement.definitions().size() == 1) {
                String name = OperationKinds.simpleName(statement.operation());
                String path = name + '_' + seen.merge(name, 1, Integer::sum);
                String variable = statement.definitions().iterator().next();
                layers.add(new LayerCall(path, path, name, i + 1, variable, null));
            }
        }
        return layers;
    }
}
