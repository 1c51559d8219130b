package org.modelaudit.torch.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.torch.source.Expression;

/**
 * A model as one list of operations.
 *
 * @param kind simple name of the top module's class
 * @param input value that holds the pictures
 * @param nodes operations in the order in which they run
 * @param result what the model returns
 * @param resultType its type
 * @param types of values that are no tensors
 * @param tensors that the model keeps, by the values that hold them
 */
public record ComputationGraph(
        String kind,
        String input,
        List<GraphNode> nodes,
        Expression result,
        Expression resultType,
        Map<String, Expression> types,
        Map<String, GraphTensor> tensors) {

    static final Expression TENSOR = new Expression.Name("Tensor");

    public ComputationGraph {
        nodes = List.copyOf(nodes);
        types = Map.copyOf(types);
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** The tensor that a value holds. */
    GraphTensor tensor(String value) {
        return Objects.requireNonNull(tensors.get(value), value);
    }

    /** Whether a value holds a tensor that a module or one in it owns, so that its methods can read it. */
    boolean isHeld(String value, String module) {
        return tensors.containsKey(value)
                && ModulePath.holds(module, tensor(value).owner());
    }

    Expression type(String value) {
        return types.getOrDefault(value, TENSOR);
    }
}
