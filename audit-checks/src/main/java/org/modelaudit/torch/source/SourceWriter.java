package org.modelaudit.torch.source;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Binary;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Conditional;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Slice;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.Expression.Unary;

/** Prints expressions and statements as libtorch reads them. */
public final class SourceWriter {

    private static final String STEP = "  ";

    private SourceWriter() {}

    public static String text(Expression expression) {
        if (expression instanceof Name e) {
            return e.name();
        } else if (expression instanceof Literal e) {
            return e.text();
        } else if (expression instanceof Attribute e) {
            return attribute(e);
        } else if (expression instanceof Call e) {
            return operand(e.function()) + "(" + arguments(e) + ")";
        } else if (expression instanceof Subscript e) {
            return operand(e.target()) + "[" + list(e.indices()) + "]";
        } else if (expression instanceof Slice e) {
            String step = e.step() == null ? "" : ":" + text(e.step());
            return optional(e.from()) + ":" + optional(e.to()) + step;
        } else if (expression instanceof ListLiteral e) {
            return "[" + list(e.elements()) + "]";
        } else if (expression instanceof TupleLiteral e) {
            return e.elements().size() == 1 ? "(" + text(e.elements().get(0)) + ",)" : "(" + list(e.elements()) + ")";
        } else if (expression instanceof DictLiteral e) {
            return dictionary(e);
        } else if (expression instanceof Unary e) {
            return "(" + e.operator() + (e.operator().equals("not") ? " " : "") + text(e.operand()) + ")";
        } else if (expression instanceof Binary e) {
            return "(" + text(e.left()) + " " + e.operator() + " " + text(e.right()) + ")";
        } else if (expression instanceof Conditional e) {
            return "(" + text(e.then()) + " if " + text(e.condition()) + " else " + text(e.otherwise()) + ")";
        }
        throw new IllegalArgumentException("unknown expression " + expression);
    }

    private static String attribute(Attribute e) {
        boolean identifier = Identifiers.isPlain(e.name());
        String target = operand(e.target());
        return identifier ? target + "." + e.name() : "getattr(" + target + ", \"" + e.name() + "\")";
    }

    private static String operand(Expression e) {
        return e.dotted() != null || e instanceof Subscript || e instanceof Attribute ? text(e) : "(" + text(e) + ")";
    }

    private static String arguments(Call call) {
        String keywords = call.keywords().entrySet().stream()
                .map(k -> k.getKey() + "=" + text(k.getValue()))
                .collect(Collectors.joining(", "));
        String separator = call.arguments().isEmpty() || keywords.isEmpty() ? "" : ", ";
        return list(call.arguments()) + separator + keywords;
    }

    private static String dictionary(DictLiteral e) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < e.keys().size(); i++) {
            out.append(i == 0 ? "" : ", ").append(text(e.keys().get(i))).append(": ");
            out.append(text(e.values().get(i)));
        }
        return out.append("}").toString();
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(SourceWriter::text).collect(Collectors.joining(", "));
    }

    private static String optional(@Nullable Expression e) {
        return e == null ? "" : text(e);
    }

    /** Appends statements, each on lines of its own that start with {@code indent}. */
    public static void write(List<Statement> statements, String indent, StringBuilder out) {
        if (statements.isEmpty()) {
            out.append(indent).append("pass\n");
        }
        for (Statement statement : statements) {
            write(statement, indent, out);
        }
    }

    private static void write(Statement statement, String indent, StringBuilder out) {
        out.append(indent);
        if (statement instanceof Statement.Assign s) {
            String targets = s.targets().stream().map(SourceWriter::text).collect(Collectors.joining(", "));
            out.append(targets).append(s.unpacked() ? "," : "");
            out.append(s.type() == null ? "" : " : " + text(s.type()));
            out.append(" = ").append(text(s.value())).append('\n');
        } else if (statement instanceof Statement.Evaluate s) {
            out.append(text(s.value())).append('\n');
        } else if (statement instanceof Statement.Return s) {
            out.append("return")
                    .append(s.value() == null ? "" : " " + text(s.value()))
                    .append('\n');
        } else if (statement instanceof Statement.If s) {
            out.append("if ").append(text(s.condition())).append(":\n");
            write(s.then(), indent + STEP, out);
            out.append(indent).append("else:\n");
            write(s.otherwise(), indent + STEP, out);
        } else if (statement instanceof Statement.While s) {
            out.append("while ").append(text(s.condition())).append(":\n");
            write(s.body(), indent + STEP, out);
        } else if (statement instanceof Statement.For s) {
            out.append("for ")
                    .append(text(s.target()))
                    .append(" in ")
                    .append(text(s.iterable()))
                    .append(":\n");
            write(s.body(), indent + STEP, out);
        } else if (statement instanceof Statement.With s) {
            out.append("with ").append(text(s.value()));
            out.append(s.target() == null ? "" : " as " + text(s.target())).append(":\n");
            write(s.body(), indent + STEP, out);
        } else if (statement instanceof Statement.Pass) {
            out.append("pass\n");
        }
    }
}
