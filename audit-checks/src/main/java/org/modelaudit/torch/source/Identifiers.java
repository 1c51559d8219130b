package org.modelaudit.torch.source;

import java.util.Set;

/** Names that source can write down as they are; all others stand between quotes. */
public final class Identifiers {

    /** The words of the language. */
    private static final Set<String> WORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private Identifiers() {}

    public static boolean isPlain(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !WORDS.contains(name);
    }
}
