package org.modelaudit.torch.source;

import java.util.Map;

/** One parsed file of the {@code code/} folder. */
public record SourceFile(Map<String, ClassDefinition> classes, Map<String, FunctionDefinition> functions) {

    /**
     * @throws ProgramException if the text is not TorchScript source; the message names the line
     */
    public static SourceFile parse(String text) {
        Parser parser = new Parser(Lexer.tokens(text));
        parser.readFile();
        return new SourceFile(parser.classes(), parser.functions());
    }

    /**
     * A type by itself, {@code List[Tensor]}.
     *
     * @throws ProgramException if the text is none
     */
    public static Expression type(String text) {
        return expression(text);
    }

    /**
     * An expression by itself, {@code 2*s0}.
     *
     * @throws ProgramException if the text is none
     */
    public static Expression expression(String text) {
        TokenStream tokens = new TokenStream(Lexer.tokens(text));
        Expression expression = new ExpressionParser(tokens).parse();
        tokens.endOfLine();
        return expression;
    }
}
