package org.modelaudit.torch.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.SavedEntries;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/** Classes and functions of a program by their full names; a file is parsed when something in it is first asked for. */
public final class ProgramSource {

    private final SavedEntries archive;
    private final UnaryOperator<String> edit;
    private final Map<String, @Nullable SourceFile> files = new HashMap<>();

    public ProgramSource(SavedEntries archive) {
        this(archive, UnaryOperator.identity());
    }

    /**
     * @param edit what is done to the text of each file before it is read
     */
    public ProgramSource(SavedEntries archive, UnaryOperator<String> edit) {
        this.archive = archive;
        this.edit = edit;
    }

    /** Name of the entry that holds the source of {@code __torch__.a.b.C}: {@code code/__torch__/a/b.py}. */
    public static String entry(String qualifiedName) {
        int dot = qualifiedName.lastIndexOf('.');
        return "code/" + (dot < 0 ? qualifiedName : qualifiedName.substring(0, dot)).replace('.', '/') + ".py";
    }

    /**
     * @throws ProgramException if the archive does not hold it
     */
    public ClassDefinition classNamed(String qualifiedName) {
        ClassDefinition found = classOrNull(qualifiedName);
        if (found == null) {
            throw new ProgramException("the source of the class '%s' is missing".formatted(qualifiedName));
        }
        return found;
    }

    boolean isInterface(String qualifiedName) {
        ClassDefinition found = qualifiedName.startsWith("__torch__.") ? classOrNull(qualifiedName) : null;
        return found != null && found.base().endsWith("Interface");
    }

    @Nullable
    ClassDefinition classOrNull(String qualifiedName) {
        SourceFile file = file(qualifiedName);
        return file == null ? null : file.classes().get(simpleName(qualifiedName));
    }

    /** The enumeration of this name, or null where there is none. */
    @Nullable
    ClassDefinition enumeration(String qualifiedName) {
        ClassDefinition found = classOrNull(qualifiedName);
        return found != null && found.base().equals("Enum") ? found : null;
    }

    boolean isModule(String qualifiedName) {
        return classNamed(qualifiedName).isModule();
    }

    /** Names of what a module's {@code forward} returns, where it is declared as a named tuple; else none. */
    public List<String> resultFields(String module) {
        FunctionDefinition forward = classNamed(module).method("forward");
        Expression returned = forward == null ? null : forward.result();
        String type = returned == null ? "" : String.valueOf(returned.dotted());
        ClassDefinition made = type.startsWith("__torch__.") ? classOrNull(type) : null;
        return made != null && made.base().equals("NamedTuple")
                ? List.copyOf(made.fields().keySet())
                : List.of();
    }

    @Nullable
    FunctionDefinition function(String qualifiedName) {
        SourceFile file = file(qualifiedName);
        return file == null ? null : file.functions().get(simpleName(qualifiedName));
    }

    private @Nullable SourceFile file(String qualifiedName) {
        String entry = entry(qualifiedName);
        if (!files.containsKey(entry)) {
            files.put(entry, archive.has(entry) ? parse(entry) : null);
        }
        return files.get(entry);
    }

    /** Every file of the program, by the name of its module, {@code __torch__.a.b}. */
    Map<String, SourceFile> all() {
        Map<String, SourceFile> all = new LinkedHashMap<>();
        for (String entry : archive.names()) {
            if (entry.startsWith("code/") && entry.endsWith(".py")) {
                String module = entry.substring("code/".length(), entry.length() - ".py".length())
                        .replace('/', '.');
                all.put(module, Objects.requireNonNull(file(module + ".any")));
            }
        }
        return all;
    }

    private SourceFile parse(String entry) {
        try {
            return SourceFile.parse(edit.apply(archive.text(entry)));
        } catch (ProgramException e) {
            throw new ProgramException("its entry '%s' cannot be read: %s".formatted(entry, e.getMessage()), e);
        }
    }

    static String simpleName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }
}
