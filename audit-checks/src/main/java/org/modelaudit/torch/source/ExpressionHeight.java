package org.modelaudit.torch.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many expressions stand one in another. A sum of many numbers, an attribute of an attribute, a call of a call are as deep as
 * they are long, though no bracket is nested, and whoever walks over them, libtorch and this package alike, needs a stack as deep.
 */
final class ExpressionHeight {

    /** PyTorch prints what is longer than a line in several statements, which nest hardly ten deep. */
    static final int MOST = 64;

    private record Part(Expression expression, int depth) {}

    private ExpressionHeight() {}

    /**
     * @param line where the expression stands, for the message
     * @throws ProgramException if it is higher than {@link #MOST}
     */
    static void check(Expression expression, int line) {
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(expression, 1));
        while (!open.isEmpty()) {
            Part part = open.pop();
            if (part.depth > MOST) {
                throw new ProgramException(
                        "line %d holds an expression that is nested or chained more than %d deep; give its parts names of their own"
                                .formatted(line, MOST));
            }
            ExpressionParts.of(part.expression).forEach(child -> open.push(new Part(child, part.depth + 1)));
        }
    }
}
