package org.modelaudit.torch.program;

import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;

/** Arguments of an operation: values, or a list of values written in place, which no one else can see or change. */
final class OperationArguments {

    private OperationArguments() {}

    static Expression of(Flattener flattener, Expression argument, Scope scope) {
        if (argument instanceof ListLiteral || argument instanceof DictLiteral) {
            Expression given = Expressions.replaceChildren(argument, e -> of(flattener, e, scope));
            if (given instanceof ListLiteral list) {
                ListNumbers.check(list.elements());
            }
            return given;
        }
        return flattener.operand(flattener.evaluate(argument, scope, "t"), "t", scope.layer);
    }
}
