package org.modelaudit.torch.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelaudit.torch.graph.CallStep.ModuleCall;
import org.modelaudit.torch.graph.CallStep.Operation;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ExpressionParts;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** Where each value of a graph is made, and where it is used last. */
final class ValueUse {

    private static final int BEFORE = -1;

    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> lastUse = new HashMap<>();
    private final List<Set<String>> reads = new ArrayList<>();
    private final List<List<String>> makes = new ArrayList<>();

    /**
     * @throws ProgramException if a value is made twice, or used before it is made
     */
    ValueUse(ComputationGraph graph) {
        make(graph.input(), BEFORE);
        graph.tensors().keySet().forEach(tensor -> make(tensor, BEFORE));
        for (int i = 0; i < graph.nodes().size(); i++) {
            Set<String> read = new LinkedHashSet<>();
            List<String> made = new ArrayList<>();
            for (Statement.Assign statement : graph.nodes().get(i).statements()) {
                Set<String> here = read(statement.value());
                use(here, i);
                read.addAll(here);
                for (String value : targets(statement)) {
                    make(value, i);
                    made.add(value);
                }
            }
            reads.add(read);
            makes.add(made);
        }
        use(read(graph.result()), graph.nodes().size());
    }

    private void make(String value, int at) {
        if (made.put(value, at) != null) {
            throw new ProgramException("it makes the value '%s' twice; export it again".formatted(value));
        }
    }

    private void use(Set<String> values, int at) {
        for (String value : values) {
            if (!made.containsKey(value)) {
                throw new ProgramException(
                        "it uses the value '%s' before it is made; export it again".formatted(value));
            }
            lastUse.put(value, at);
        }
    }

    /** What an operation reads, in the order of the source. */
    Set<String> reads(Operation operation) {
        return reads.get(operation.number());
    }

    /** What the operations of a call read that was there before the first of them, in the order of use. */
    List<String> inputs(ModuleCall call) {
        Set<String> inputs = new LinkedHashSet<>();
        for (int i = call.first(); i < call.end(); i++) {
            for (String value : reads.get(i)) {
                if (made.getOrDefault(value, BEFORE) < call.first()) {
                    inputs.add(value);
                }
            }
        }
        return List.copyOf(inputs);
    }

    /** What a call makes and something behind it reads, in the order of making. */
    List<String> outputs(ModuleCall call) {
        List<String> outputs = new ArrayList<>();
        for (int i = call.first(); i < call.end(); i++) {
            for (String value : makes.get(i)) {
                if (lastUse.getOrDefault(value, BEFORE) >= call.end()) {
                    outputs.add(value);
                }
            }
        }
        return outputs;
    }

    /** Values in an expression, in the order of the source. */
    static Set<String> read(Expression expression) {
        return ExpressionParts.names(expression)
                .map(Expression.Name::name)
                .filter(ValueNames::isValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> targets(Statement.Assign statement) {
        return statement.targets().stream()
                .map(target -> ((Expression.Name) target).name())
                .toList();
    }
}
