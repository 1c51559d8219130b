package org.modelaudit.torch.source;

import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Identifiers() {}

    public static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !WORDS.contains(name);
    }
}
