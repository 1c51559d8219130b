package org.modelaudit.torch.graph;

import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Dotted paths of modules, {@code layer1.0.conv1}; the top module's is empty. */
final class ModulePath {

    private static final int LONGEST = 1000;

    private ModulePath() {}

    /**
     * @throws ProgramException if it is none that source can name
     */
    static void check(String path) {
        boolean plain = path.length() <= LONGEST
                && path.chars().allMatch(c -> c > ' ' && c != '"' && c != '\'' && c != '\\' && c != 0x7f);
        if (!plain || (!path.isEmpty() && ("." + path + ".").contains(".."))) {
            throw new ProgramException(
                    "it names the module '%s', which cannot be followed; give the module another name"
                            .formatted(Printable.of(path)));
        }
    }

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether the other is the module itself or lies in it. */
    static boolean holds(String path, String other) {
        return path.isEmpty() || other.equals(path) || other.startsWith(path + '.');
    }

    /** How a method of the module reads one that it {@link #holds}. */
    static Expression read(String path, String other) {
        String rest = other.equals(path) ? "" : path.isEmpty() ? other : other.substring(path.length() + 1);
        Expression read = new Expression.Name("self");
        for (String part : rest.isEmpty() ? new String[0] : rest.split("\\.", -1)) {
            read = new Expression.Attribute(read, part);
        }
        return read;
    }
}
