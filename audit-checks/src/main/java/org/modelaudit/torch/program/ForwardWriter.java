package org.modelaudit.torch.program;

import org.modelaudit.torch.source.SourceWriter;

/**
 * Prints a flat program as the method {@code forward} of the class that holds its weights. Public for {@code torch.load}, which
 * has it run where libtorch does not compile the program's own.
 */
public final class ForwardWriter {

    private static final String INDENT = "    ";

    private ForwardWriter() {}

    /**
     * @param type full name of the class
     * @param weights expression for {@link FlatProgram#weights()}
     */
    public static String method(FlatProgram program, String type, String weights) {
        StringBuilder source = new StringBuilder();
        source.append("  def forward(self: %s,\n    %s: Tensor):\n".formatted(type, program.input()));
        source.append(INDENT + WeightTable.LIST + " = ").append(weights).append('\n');
        SourceWriter.write(
                program.statements().stream().map(FlatStatement::statement).toList(), INDENT, source);
        return source.append(INDENT + "return ")
                .append(SourceWriter.text(program.result()))
                .toString();
    }
}
