package org.modelaudit.torch.graph;

import java.util.regex.Pattern;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Names of a graph's values as its program writes them: never one that the language has given a meaning. */
public final class ValueNames {

    private static final String MARK = "__v";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final int LONGEST = 200;

    private ValueNames() {}

    /**
     * @throws ProgramException if it is no name that an export gives
     */
    public static String of(String name) {
        if (name.length() > LONGEST || !PLAIN.matcher(name).matches()) {
            throw new ProgramException(
                    "it calls a value '%s', which no export does; export it again".formatted(Printable.of(name)));
        }
        return name + MARK;
    }

    /** The list whose first tensor has the name. */
    public static String listOf(String name) {
        return of(name).replace(MARK, "__list" + MARK);
    }

    static boolean isValue(String name) {
        return name.endsWith(MARK);
    }
}
