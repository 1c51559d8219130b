package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.torch.graph.ComputationGraph;
import org.modelaudit.torch.graph.GraphNode;
import org.modelaudit.torch.graph.GraphTensor;
import org.modelaudit.torch.graph.ValueNames;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** Makes a graph of operations of a program's JSON and of its weights. */
final class GraphReader {

    private static final int MOST_OPERATIONS = 100_000;

    private final ProgramJson program;
    private final GraphSignature signature;
    private final KeptTensors kept;
    private final String device;

    /**
     * @param device that the program runs on, {@code cpu}
     */
    GraphReader(ProgramJson program, GraphSignature signature, KeptTensors kept, String device) {
        this.program = program;
        this.signature = signature;
        this.kept = kept;
        this.device = device;
    }

    ComputationGraph read() {
        Fields graph = program.graph();
        SymbolicNumbers symbolic =
                new SymbolicNumbers(graph.has("sym_int_values") ? graph.entries("sym_int_values") : Map.of());
        NodeReader reader = new NodeReader(new ArgumentReader(symbolic, device));
        List<Fields> operations = graph.objects("nodes");
        if (operations.size() > MOST_OPERATIONS) {
            throw new ProgramException("its graph has %d operations, more than the %d allowed"
                    .formatted(operations.size(), MOST_OPERATIONS));
        }
        List<GraphNode> nodes = new ArrayList<>();
        operations.forEach(operation -> reader.read(operation).ifPresent(nodes::add));
        Map<String, Expression> types = new HashMap<>();
        nodes.addAll(0, sizes(signature.input(), symbolic, types));
        Map<String, GraphTensor> tensors = tensors();
        OutputTree output = OutputTree.of(program.outSpec(), signature.outputs());
        return new ComputationGraph(
                program.kind(),
                ValueNames.of(signature.input()),
                Recomposition.of(nodes, output.value(), tensors.keySet()),
                output.value(),
                output.type(),
                types,
                tensors);
    }

    /** Those that the graph reads, and other names of theirs, as tied weights have. */
    private Map<String, GraphTensor> tensors() {
        Map<String, GraphTensor> tensors = new LinkedHashMap<>();
        Set<String> read = new HashSet<>();
        signature.tensors().forEach((name, tensor) -> {
            tensors.put(ValueNames.of(name), kept.tensor(tensor.name(), tensor.parameter()));
            read.add(tensor.name());
        });
        kept.names().forEach((name, parameter) -> {
            if (read.add(name)) {
                tensors.put(ValueNames.of("unread_" + tensors.size()), kept.tensor(name, parameter));
            }
        });
        return tensors;
    }

    /** The sizes of the input that others are computed of, each once and before all else. */
    private List<GraphNode> sizes(String input, SymbolicNumbers symbolic, Map<String, Expression> types) {
        Map<String, Integer> axes = new HashMap<>();
        List<Fields> sizes = program.tensor(input).sizes();
        for (int i = 0; i < sizes.size(); i++) {
            if (sizes.get(i).has("as_expr")) {
                String symbol =
                        SizeExpressions.symbol(sizes.get(i).object("as_expr").text("expr_str"));
                axes.putIfAbsent(symbol, i);
            }
        }
        List<GraphNode> nodes = new ArrayList<>();
        for (String symbol : symbolic.symbols()) {
            Integer axis = axes.get(symbol);
            if (axis == null) {
                throw new ProgramException(
                        "it computes with the size '%s', which is none of the picture's; export it with fixed sizes and a dynamic batch alone"
                                .formatted(symbol));
            }
            String value = ValueNames.of(symbol);
            Expression size = new Call(
                    Expression.ofDotted("torch.size"), List.of(new Name(ValueNames.of(input)), Literal.of(axis)));
            nodes.add(new GraphNode(List.of(new Statement.Assign(value, size)), Optional.of(List.of())));
            types.put(value, new Name("int"));
        }
        return nodes;
    }
}
