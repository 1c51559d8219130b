package org.modelaudit.torch.program;

import java.util.List;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.ProgramException;

/**
 * The whole numbers in a list: sizes, strides and paddings of an operation. libtorch multiplies and adds them without asking
 * whether 64 bits are enough.
 */
final class ListNumbers {

    /** Longer than any axis, and so short that a sum or product of two still fits. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private static final int SHOWN = 18;

    private ListNumbers() {}

    /**
     * @throws ProgramException if one is beyond all that a tensor's size can be
     */
    static void check(List<Expression> elements) {
        for (Expression element : elements) {
            if (element instanceof Literal l && l.magnitude().orElse(0) > LARGEST) {
                throw new ProgramException(
                        "it gives an operation the number %s in a list, more than any size, stride or padding; export it again"
                                .formatted(
                                        l.text().length() > SHOWN + 10
                                                ? l.text().substring(0, SHOWN) + "…"
                                                : l.text()));
            }
        }
    }
}
