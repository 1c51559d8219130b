package org.modelaudit.torch.program;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.ProgramException;

/** Walks over the modules of a saved object, each once, parents before children, in the order in which they were saved. */
final class ModuleTree {

    private static final int MAX_MODULES = 100_000;

    private ModuleTree() {}

    static void visit(ProgramSource source, Value.Module top, BiConsumer<Value.Module, ClassDefinition> visitor) {
        Set<Pickled.Instance> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Value.Module> open = new ArrayDeque<>();
        open.push(top);
        while (!open.isEmpty()) {
            Value.Module module = open.pop();
            if (!seen.add(module.instance())) {
                continue;
            }
            if (seen.size() > MAX_MODULES) {
                throw new ProgramException("it holds more than %d modules".formatted(MAX_MODULES));
            }
            visitor.accept(module, source.classNamed(module.instance().type()));
            Deque<Value.Module> children = new ArrayDeque<>();
            for (Map.Entry<?, ?> attribute : module.instance().attributes().entrySet()) {
                if (attribute.getValue() instanceof Pickled.Instance child && source.isModule(child.type())) {
                    children.push(module.attribute(source, String.valueOf(attribute.getKey()), child));
                }
            }
            children.forEach(open::push);
        }
    }
}
