package org.modelaudit.torch.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.graph.CallStep.Operation;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.SourceWriter;
import org.modelaudit.torch.source.Statement;

/**
 * Writes each call of a module as a method of its class, {@code forward}, {@code forward1}, …, as tracing does. A method gets what is
 * computed before it and what its module does not hold, and returns what is used behind it.
 */
final class ModuleMethods {

    private static final String INDENT = "    ";
    private static final Expression NONE = new Name("NoneType");

    private final ComputationGraph graph;
    private final ModuleClasses classes;
    private final ValueUse use;
    private final Map<String, Integer> calls = new HashMap<>();

    private ModuleMethods(ComputationGraph graph, ModuleClasses classes, ValueUse use) {
        this.graph = graph;
        this.classes = classes;
        this.use = use;
    }

    static void write(ComputationGraph graph, ModuleCall top, ModuleClasses classes) {
        new ModuleMethods(graph, classes, new ValueUse(graph)).writeTop(top);
    }

    private void writeTop(ModuleCall top) {
        List<Statement> body = body(top, ValueUse.read(graph.result()));
        body.add(new Statement.Return(graph.result()));
        add("", "forward", List.of(parameter(graph.input(), ComputationGraph.TENSOR)), graph.resultType(), body);
    }

    /** Writes the method of a call and says how to call it. */
    private Statement call(ModuleCall call, ModuleCall around) {
        List<String> parameters = new ArrayList<>();
        List<Expression> arguments = new ArrayList<>();
        for (String value : use.inputs(call)) {
            if (!graph.isHeld(value, call.path())) {
                parameters.add(parameter(value, graph.type(value)));
                arguments.add(new Name(value));
            }
        }
        for (String module : OutsideModules.of(call)) {
            parameters.add(parameter(moduleName(module), classes.at(module).type()));
            arguments.add(module(module, around));
        }
        List<String> outputs = use.outputs(call);
        List<Statement> body = body(call, Set.of());
        body.add(new Statement.Return(result(outputs)));
        String method = method(call.path());
        add(call.path(), method, parameters, type(outputs), body);
        Call made = new Call(new Attribute(module(call.path(), around), method), arguments);
        List<Expression> targets =
                outputs.stream().map(v -> (Expression) new Name(v)).toList();
        return outputs.isEmpty()
                ? new Statement.Evaluate(made)
                : new Statement.Assign(targets, targets.size() > 1, null, made);
    }

    /** What a method of the module that {@code around} calls writes for another module. */
    private Expression module(String path, ModuleCall around) {
        return ModulePath.holds(around.path(), path)
                ? ModulePath.read(around.path(), path)
                : new Name(moduleName(path));
    }

    private String moduleName(String path) {
        return "module__m" + classes.at(path).number();
    }

    private String method(String path) {
        ModuleClass type = classes.at(path);
        String name;
        do {
            // The top module's own 'forward' is the whole program.
            int earlier = calls.merge(path, 1, Integer::sum) - (path.isEmpty() ? 0 : 1);
            name = "forward" + (earlier == 0 ? "" : earlier);
        } while (type.children().containsKey(name) || type.tensors().containsKey(name));
        return name;
    }

    private List<Statement> body(ModuleCall call, Set<String> more) {
        List<Statement> steps = new ArrayList<>();
        Set<String> held = new LinkedHashSet<>();
        for (CallStep step : call.steps()) {
            if (step instanceof ModuleCall inner) {
                use.inputs(inner).stream()
                        .filter(v -> !graph.isHeld(v, inner.path()))
                        .forEach(held::add);
                steps.add(call(inner, call));
            } else if (step instanceof Operation operation) {
                held.addAll(use.reads(operation));
                steps.addAll(operation.node().statements());
            }
        }
        held.addAll(more);
        List<Statement> body = new ArrayList<>();
        for (String value : held) {
            if (graph.isHeld(value, call.path())) {
                GraphTensor tensor = graph.tensor(value);
                Expression owner = ModulePath.read(call.path(), tensor.owner());
                body.add(new Statement.Assign(value, new Attribute(owner, tensor.attribute())));
            }
        }
        body.addAll(steps);
        return body;
    }

    private void add(String path, String method, List<String> parameters, Expression result, List<Statement> body) {
        ModuleClass type = classes.at(path);
        StringBuilder out = new StringBuilder("  def ").append(method);
        out.append("(self: ").append(SourceWriter.text(type.type()));
        parameters.forEach(parameter -> out.append(",\n").append(INDENT).append(parameter));
        out.append(") -> ").append(SourceWriter.text(result)).append(":\n");
        SourceWriter.write(body, INDENT, out);
        type.add(out.toString());
    }

    private static String parameter(String name, Expression type) {
        return name + ": " + SourceWriter.text(type);
    }

    private static Expression result(List<String> outputs) {
        List<Expression> names =
                outputs.stream().map(v -> (Expression) new Name(v)).toList();
        return names.isEmpty() ? Literal.NONE : names.size() == 1 ? names.get(0) : new TupleLiteral(names);
    }

    private Expression type(List<String> outputs) {
        List<Expression> types = outputs.stream().map(graph::type).toList();
        return types.isEmpty() ? NONE : types.size() == 1 ? types.get(0) : new Subscript(new Name("Tuple"), types);
    }
}
