package org.modelaudit.torch.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.modelaudit.torch.source.Token.Kind;

/** Splits source into tokens; line ends inside brackets do not count, deeper and shallower lines become INDENT and DEDENT. */
final class Lexer {

    private static final List<String> TWO_CHARACTERS =
            List.of("->", "==", "!=", "<=", ">=", "//", "**", "<<", ">>", "+=", "-=", "*=", "/=");
    private static final String ONE_CHARACTER = "()[]{},:.=+-*/%<>@&|^~;";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int brackets;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        return new Lexer(source).run();
    }

    private List<Token> run() {
        boolean lineStart = true;
        while (at < source.length()) {
            if (lineStart && brackets == 0) {
                indent();
                lineStart = false;
                continue;
            }
            char c = source.charAt(at);
            if (c == '\n') {
                lineStart = endOfLine();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
                line++;
            } else if (c == '#') {
                skipComment();
            } else if (Character.isLetter(c) || c == '_') {
                name();
            } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
                number();
            } else if (c == '"' || c == '\'') {
                string(c);
            } else {
                operator();
            }
        }
        endOfLine();
        while (indents.pop() > 0) {
            add(Kind.DEDENT, "");
        }
        add(Kind.END, "");
        return tokens;
    }

    private boolean endOfLine() {
        boolean outside = brackets == 0;
        if (outside && !tokens.isEmpty() && last() != Kind.NEWLINE && last() != Kind.INDENT && last() != Kind.DEDENT) {
            add(Kind.NEWLINE, "");
        }
        at++;
        line++;
        return outside;
    }

    private Kind last() {
        return tokens.get(tokens.size() - 1).kind();
    }

    private void indent() {
        int start = at;
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        if (at == source.length() || "\n\r#".indexOf(source.charAt(at)) >= 0) {
            return;
        }
        if (Character.isWhitespace(source.charAt(at))) {
            throw new ProgramException(
                    "line %d is indented by something else than spaces, which readers count differently"
                            .formatted(line));
        }
        int width = at - start;
        if (width > top()) {
            indents.push(width);
            add(Kind.INDENT, "");
        }
        while (width < top()) {
            indents.pop();
            add(Kind.DEDENT, "");
        }
        if (width != top()) {
            throw new ProgramException("line %d is indented by %d, which fits no line above it".formatted(line, width));
        }
    }

    private int top() {
        Integer top = indents.peek();
        return top == null ? 0 : top;
    }

    private void skipComment() {
        if (source.startsWith("# type:", at) && !source.startsWith("# type: ignore", at)) {
            throw new ProgramException(
                    "line %d names a type in a comment, which no program that PyTorch prints does".formatted(line));
        }
        while (at < source.length() && source.charAt(at) != '\n') {
            at++;
        }
    }

    private void name() {
        int start = at;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        add(Kind.NAME, source.substring(start, at));
    }

    private void number() {
        int start = at;
        while (at < source.length()) {
            char c = source.charAt(at);
            boolean sign = (c == '+' || c == '-') && "eE".indexOf(source.charAt(at - 1)) >= 0 && at > start;
            if (!Character.isLetterOrDigit(c) && c != '.' && !sign) {
                break;
            }
            at++;
        }
        add(Kind.NUMBER, source.substring(start, at));
    }

    private void string(char quote) {
        int start = at++;
        while (at < source.length() && source.charAt(at) != quote) {
            if (source.charAt(at) == '\n') {
                throw new ProgramException("a string in line %d has no end".formatted(line));
            }
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw new ProgramException("a string in line %d has no end".formatted(line));
        }
        at++;
        add(Kind.STRING, source.substring(start, at));
    }

    private void operator() {
        String two = source.substring(at, Math.min(at + 2, source.length()));
        String text = TWO_CHARACTERS.contains(two) ? two : source.substring(at, at + 1);
        if (text.length() == 1 && ONE_CHARACTER.indexOf(text.charAt(0)) < 0) {
            throw new ProgramException(
                    "line %d holds the character '%s', which no TorchScript program has".formatted(line, text));
        }
        brackets += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
        if (brackets < 0) {
            throw new ProgramException("line %d closes a bracket that was never opened".formatted(line));
        }
        at += text.length();
        add(Kind.OPERATOR, text);
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }
}
