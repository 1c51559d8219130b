package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.Statement;

/**
 * What modules return: one tensor, or a tuple whose first element is one, as an attention returns with its weights. The tuple is
 * taken apart, so that the layer can be cut at its output wherever nothing else of the tuple is used.
 */
final class LayerOutputs {

    private final Emitter emitter;

    /** What else was returned, by the variable that holds the output. */
    private final Map<String, List<String>> beside = new HashMap<>();

    LayerOutputs(Emitter emitter) {
        this.emitter = emitter;
    }

    /**
     * @param method that returned the value
     * @param layer path of its module
     */
    Value takenApart(Value result, FunctionDefinition method, String layer) {
        boolean whole = method.result() instanceof Subscript type
                && "Tuple".equals(type.target().dotted())
                && type.indices().size() > 1
                && "Tensor".equals(type.indices().get(0).dotted())
                && result instanceof Value.Operand o
                && o.expression() instanceof Name
                && !emitter.insideBlock();
        if (!whole) {
            return result;
        }
        Subscript type = (Subscript) Objects.requireNonNull(method.result());
        List<String> variables =
                type.indices().stream().map(t -> emitter.variable("output")).toList();
        List<Expression> elements =
                variables.stream().<Expression>map(Name::new).toList();
        emitter.emit(new Statement.Assign(elements, true, null, ((Value.Operand) result).expression()), layer);
        beside.put(variables.get(0), variables.subList(1, variables.size()));
        return new Value.Several(elements);
    }

    /** The calls, of which none can be cut that returned something beside its output which goes on as well. */
    List<LayerCall> checked(List<LayerCall> calls, List<FlatStatement> statements, Expression result) {
        return calls.stream()
                .map(call -> goesOn(call, statements, result)
                        ? call.refused("that layer returns several values that go on, not one tensor")
                        : call)
                .toList();
    }

    private boolean goesOn(LayerCall call, List<FlatStatement> statements, Expression result) {
        List<String> others = beside.getOrDefault(String.valueOf(call.variable()), List.of());
        return !others.isEmpty()
                && (Variables.of(result).stream().anyMatch(others::contains)
                        || statements.stream().anyMatch(s -> s.uses().stream().anyMatch(others::contains)));
    }
}
