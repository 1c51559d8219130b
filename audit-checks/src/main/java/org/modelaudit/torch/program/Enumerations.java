package org.modelaudit.torch.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.ProgramException;

/** Members of enumerations, which a flat program writes as the source does: {@code __torch__.Mode.FAST}. */
final class Enumerations {

    private static final String CLASSES = "__torch__.";

    private Enumerations() {}

    static boolean isMember(Expression expression) {
        return String.valueOf(expression.dotted()).startsWith(CLASSES);
    }

    /** The member that a dotted name stands for, or null where it names something else. */
    static @Nullable Expression member(ProgramSource source, String dotted) {
        ClassDefinition type = source.enumeration(dotted.substring(0, dotted.lastIndexOf('.')));
        boolean known = type != null && type.constants().containsKey(ProgramSource.simpleName(dotted));
        return known ? Expression.ofDotted(dotted) : null;
    }

    /** The member that a pickle holds by its value. */
    static Expression member(ProgramSource source, Pickled.EnumMember saved) {
        ClassDefinition type = source.classNamed(saved.type());
        for (Map.Entry<String, Expression> constant : type.constants().entrySet()) {
            if (constant.getValue() instanceof Literal literal && isSame(literal, saved.value())) {
                return Expression.ofDotted(saved.type() + '.' + constant.getKey());
            }
        }
        throw new ProgramException("the enumeration '%s' has no member %s".formatted(saved.type(), saved.value()));
    }

    private static boolean isSame(Literal literal, Object value) {
        if (value instanceof Number number) {
            try {
                return Double.parseDouble(literal.text()) == number.doubleValue();
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return literal.isString() && literal.unquoted().equals(String.valueOf(value));
    }

    /** {@code member.value} and {@code member.name}. */
    static @Nullable Expression property(ProgramSource source, Expression member, String property) {
        String dotted = String.valueOf(member.dotted());
        String name = ProgramSource.simpleName(dotted);
        return switch (property) {
            case "name" -> new Literal('"' + name + '"');
            case "value" ->
                source.classNamed(dotted.substring(0, dotted.lastIndexOf('.')))
                        .constants()
                        .get(name);
            default -> null;
        };
    }
}
