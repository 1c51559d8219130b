package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Name;

/** What the names of one function stand for while it is being followed. */
final class Scope {

    /** Path of the module whose method this is, for the layer of each statement. */
    final String layer;

    private final Map<String, Value> values;

    /**
     * Variables that a block of control flow will leave behind: assigning to one of these writes to the variable instead
     * of giving the name another meaning, because a reader after the block cannot know which way was taken.
     */
    private final Map<String, String> fixed;

    Scope(String layer) {
        this(layer, new LinkedHashMap<>(), new HashMap<>());
    }

    private Scope(String layer, Map<String, Value> values, Map<String, String> fixed) {
        this.layer = layer;
        this.values = values;
        this.fixed = fixed;
    }

    /** A copy for a block, in which {@code names} are written to the given variables. */
    Scope inner(Map<String, String> names) {
        Map<String, String> all = new HashMap<>(fixed);
        all.putAll(names);
        return new Scope(layer, new LinkedHashMap<>(values), all);
    }

    @Nullable
    Value get(String name) {
        return values.get(name);
    }

    void bind(String name, Value value) {
        values.put(name, value);
    }

    void bindVariable(String name, String variable) {
        values.put(name, new Value.Operand(new Name(variable)));
    }

    @Nullable
    String fixedVariable(String name) {
        return fixed.get(name);
    }
}
