package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;

/**
 * Parameters, buffers and constants in the order in which the program first reads them. A flat program reads {@code
 * weights[i]}, so that every part of it works on the numbers of one loaded model.
 */
final class WeightTable {

    static final String LIST = "weights";

    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final List<Weight> weights = new ArrayList<>();

    /** Whether an expression is {@code weights[i]}. */
    static boolean isWeight(Expression expression) {
        return expression instanceof Subscript s && LIST.equals(s.target().dotted());
    }

    Expression read(Weight weight) {
        int index = indices.computeIfAbsent(weight.path(), p -> {
            weights.add(weight);
            return weights.size() - 1;
        });
        return new Subscript(new Name(LIST), List.of(Literal.of(index)));
    }

    /** Adds what the program never reads, so that it is watched too. */
    void addUnread(Value.Module module, ClassDefinition type) {
        for (Map.Entry<?, ?> attribute : module.instance().attributes().entrySet()) {
            String name = String.valueOf(attribute.getKey());
            if (attribute.getValue() instanceof Pickled.Tensor tensor) {
                read(Weight.attribute(module, name, tensor, type));
            }
        }
    }

    List<Weight> weights() {
        return List.copyOf(weights);
    }
}
