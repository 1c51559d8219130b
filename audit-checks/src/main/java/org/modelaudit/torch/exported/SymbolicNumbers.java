package org.modelaudit.torch.exported;

import com.google.gson.JsonElement;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Numbers that an export computes of the input's sizes: each is written as its formula where it is used. */
final class SymbolicNumbers {

    private final Map<String, Fields> wholes;
    private final SizeExpressions sizes = new SizeExpressions();

    /**
     * @param wholes formula of each named number
     */
    SymbolicNumbers(Map<String, Fields> wholes) {
        this.wholes = wholes;
    }

    /** The symbols that were used so far. */
    Iterable<String> symbols() {
        return sizes.symbols();
    }

    /** A number itself, or its name. */
    Expression whole(Fields argument) {
        if (argument.has("as_int")) {
            return Literal.of(argument.whole("as_int"));
        }
        String name = argument.text("as_name");
        Fields value = wholes.get(name);
        if (value == null) {
            throw new ProgramException("it uses the size '%s', of which it does not say what it is; export it again"
                    .formatted(Printable.of(name)));
        }
        return size(value);
    }

    /** {@code as_int} or {@code as_expr}. */
    private Expression size(Fields value) {
        return value.has("as_int")
                ? Literal.of(value.whole("as_int"))
                : sizes.of(value.object("as_expr").text("expr_str"));
    }

    Expression real(Fields argument, Function<JsonElement, Expression> read) {
        if (argument.has("as_float")) {
            return read.apply(argument.at("as_float"));
        }
        throw fraction();
    }

    Expression truth(Fields argument) {
        if (argument.has("as_bool")) {
            return Literal.of(argument.flag("as_bool"));
        }
        throw fraction();
    }

    private static ProgramException fraction() {
        return new ProgramException(
                "it computes a fraction or a condition of the picture's size, which is not followed; export it with fixed sizes and a dynamic batch alone");
    }
}
