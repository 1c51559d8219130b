package org.modelaudit.torch.program;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.archive.PackedLayer;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.archive.PickledTypes;
import org.modelaudit.torch.archive.PickledValues;
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
        ProgramGuards guards = new ProgramGuards(source);
        guards.checkObjects(saved.top());
        guards.checkObjects(saved.constants());
    }

    private void checkObjects(Object root) {
        PickledValues.forEach(root, value -> {
            if (value instanceof Pickled.Instance instance && !PackedLayer.isPacked(instance)) {
                check(instance);
            }
        });
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
