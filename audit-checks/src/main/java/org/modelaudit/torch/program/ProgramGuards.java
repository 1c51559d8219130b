package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.archive.PickledTypes;
import org.modelaudit.torch.archive.SavedModel;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;
import org.modelaudit.torch.source.SourceWriter;

/**
 * What is asked of a program as a whole before libtorch compiles it, which trusts the file: that every method can be read, that none
 * reaches beyond the program, that nothing is nested beyond reason, and that every object holds what its class declares.
 */
public final class ProgramGuards {

    private final ProgramSource source;
    private final PickledTypes types;

    private ProgramGuards(ProgramSource source) {
        this.source = source;
        this.types = new PickledTypes(name -> name.startsWith("__torch__.") ? source.classOrNull(name) : null);
    }

    /**
     * @throws ProgramException if libtorch must not see the program; the message says what stands where and what to do
     */
    public static void check(ProgramSource source, SavedModel saved) {
        Map<String, SourceFile> files = source.all();
        Set<String> fields = new HashSet<>();
        files.values()
                .forEach(file -> file.classes()
                        .values()
                        .forEach(type -> fields.addAll(type.fields().keySet())));
        files.values().forEach(file -> SideEffects.refuse(file, fields));
        Dependencies.check(files);
        new ProgramGuards(source).checkObjects(saved.top());
        new ProgramGuards(source).checkObjects(saved.constants());
    }

    private void checkObjects(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<@Nullable Object> open = new ArrayList<>();
        open.add(root);
        while (!open.isEmpty()) {
            Object value = open.remove(open.size() - 1);
            if (value == null || !seen.add(value)) {
                continue;
            }
            if (value instanceof Pickled.Instance instance) {
                check(instance);
                open.addAll(instance.attributes().values());
            } else if (value instanceof List<?> list) {
                open.addAll(list);
            } else if (value instanceof Map<?, ?> map) {
                open.addAll(map.values());
            }
        }
    }

    private void check(Pickled.Instance instance) {
        ClassDefinition type = source.classNamed(instance.type());
        for (Map.Entry<String, Expression> field : type.fields().entrySet()) {
            String name = field.getKey();
            if (type.constants().containsKey(name)) {
                continue;
            }
            if (!instance.attributes().containsKey(name)) {
                throw new ProgramException(
                        "an object of its class '%s' has no '%s', which the class declares; export it again"
                                .formatted(instance.type(), name));
            }
            if (!types.conforms(instance.attributes().get(name), field.getValue())) {
                throw new ProgramException(
                        "an object of its class '%s' holds in '%s' something else than the '%s' that the class declares; export it again"
                                .formatted(instance.type(), name, SourceWriter.text(field.getValue())));
            }
        }
    }
}
