package org.modelaudit.torch.source;

/**
 * One word of a source file.
 *
 * @param text as it stands in the file; empty for the marks that the layout stands for
 * @param line counted from 1
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean is(String expected) {
        return text.equals(expected) && (kind == Kind.OPERATOR || kind == Kind.NAME);
    }

    @Override
    public String toString() {
        return text.isEmpty() ? kind.name().toLowerCase(java.util.Locale.ROOT) : "'" + text + "'";
    }
}
