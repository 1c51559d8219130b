package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ExpressionParts;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/**
 * Which class or function names which other. libtorch compiles one from within the other, so a chain of them must not be longer than
 * its stack can bear; modules stand some ten deep in one another.
 */
final class Dependencies {

    private static final int LONGEST = 64;

    private final Map<String, Set<String>> named = new HashMap<>();
    private final Map<String, Integer> heights = new HashMap<>();

    private Dependencies(Map<String, SourceFile> files) {
        files.forEach((module, file) -> {
            file.classes().values().forEach(type -> named.put(module + '.' + type.name(), names(type)));
            file.functions().values().forEach(function -> {
                Set<String> names = new LinkedHashSet<>();
                collect(function, names);
                named.put(module + '.' + function.name(), names);
            });
        });
    }

    /**
     * @throws ProgramException if a chain is longer than any program's
     */
    static void check(Map<String, SourceFile> files) {
        Dependencies dependencies = new Dependencies(files);
        dependencies.named.keySet().forEach(name -> dependencies.height(name, 1));
    }

    /** Length of the longest chain that begins at a name; one that comes back to itself ends there. */
    private int height(String name, int depth) {
        Integer known = heights.putIfAbsent(name, 0);
        if (known != null) {
            return known;
        }
        int height = 1;
        for (String other : depth > LONGEST ? Set.<String>of() : named.getOrDefault(name, Set.of())) {
            // A member of an enumeration and the maker of an object stand for their class.
            String type = named.containsKey(other) ? other : other.substring(0, other.lastIndexOf('.'));
            height = Math.max(height, 1 + height(type, depth + 1));
        }
        if (depth > LONGEST || height > LONGEST) {
            throw new ProgramException(
                    "its classes and functions name one another in a chain of more than %d (at '%s'); put the parts of the model side by side"
                            .formatted(LONGEST, name));
        }
        heights.put(name, height);
        return height;
    }

    private static Set<String> names(ClassDefinition type) {
        Set<String> names = new LinkedHashSet<>();
        type.fields().values().forEach(e -> collect(e, names));
        type.constants().values().forEach(e -> collect(e, names));
        type.methods().values().forEach(method -> collect(method, names));
        return names;
    }

    private static void collect(FunctionDefinition function, Set<String> names) {
        Consumer<Expression> collect = e -> collect(e, names);
        function.parameters().forEach(p -> {
            Stream.ofNullable(p.type()).forEach(collect);
            Stream.ofNullable(p.byDefault()).forEach(collect);
        });
        Stream.ofNullable(function.result()).forEach(collect);
        Statements.forEachWhole(function.body(), collect);
    }

    private static void collect(Expression expression, Set<String> names) {
        String dotted = expression.dotted();
        if (dotted == null) {
            ExpressionParts.of(expression).forEach(part -> collect(part, names));
        } else if (dotted.startsWith("__torch__.")) {
            names.add(dotted);
        }
    }
}
