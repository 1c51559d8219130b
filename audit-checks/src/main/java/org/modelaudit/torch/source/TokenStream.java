package org.modelaudit.torch.source;

import java.util.List;

/** Where a parser stands in a list of tokens, and how deep. */
final class TokenStream {

    /**
     * Brackets and blocks, one in another: four times as deep as PyTorch prints scripted attention, the deepest that is known, and
     * far shallower than what would exhaust a thread's stack, here or in libtorch.
     */
    static final int MAX_DEPTH = 64;

    private final List<Token> tokens;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean at(String text) {
        return peek().is(text);
    }

    boolean at(Token.Kind kind) {
        return peek().kind() == kind;
    }

    boolean accept(String text) {
        if (at(text)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptDedent() {
        if (at(Token.Kind.DEDENT)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw unexpected("'" + text + "'");
        }
    }

    String name() {
        if (!at(Token.Kind.NAME)) {
            throw unexpected("a name");
        }
        return next().text();
    }

    void endOfLine() {
        if (!at(Token.Kind.NEWLINE)) {
            throw unexpected("the end of the line");
        }
        at++;
    }

    void startBlock() {
        endOfLine();
        if (!at(Token.Kind.INDENT)) {
            throw unexpected("an indented block");
        }
        at++;
    }

    /** Line of the last word that was read. */
    int lastLine() {
        int i = at - 1;
        while (i > 0 && tokens.get(i).text().isEmpty()) {
            i--;
        }
        return tokens.get(Math.max(i, 0)).line();
    }

    void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new ProgramException("line %d is nested more than %d deep".formatted(peek().line(), MAX_DEPTH));
        }
    }

    void shallower() {
        depth--;
    }

    ProgramException unexpected(String expected) {
        return new ProgramException("line %d has %s where %s was expected".formatted(peek().line(), peek(), expected));
    }
}
