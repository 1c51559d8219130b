package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.archive.Pickled;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.ProgramException;

/** What {@code module.attribute} stands for: a module, a weight, or a number that is fixed. */
final class ModuleAttributes {

    /** Numbers and strings that a program may read from its attributes, each as often as it is read. */
    private static final int MOST_READ = 5_000_000;

    private final ProgramSource source;
    private final WeightTable weights;
    private int read;

    ModuleAttributes(ProgramSource source, WeightTable weights) {
        this.source = source;
        this.weights = weights;
    }

    /** {@code CONSTANTS.c0}, one of those that the file holds. */
    Expression constant(List<@Nullable Object> constants, String name) {
        Object value = null;
        try {
            value = constants.get(Integer.parseInt(name.substring(1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new ProgramException("the constant '%s' is missing".formatted(name), e);
        }
        if (value instanceof Pickled.Tensor tensor) {
            return weights.read(Weight.constant(name, tensor));
        }
        throw new ProgramException("the constant '%s' is no tensor".formatted(name));
    }

    Value read(Value.Module module, String name) {
        Map<?, ?> attributes = module.instance().attributes();
        if (name.equals("training")) {
            return new Value.Operand(Literal.FALSE);
        }
        ClassDefinition type = source.classNamed(module.instance().type());
        if (attributes.containsKey(name)) {
            Object value = attributes.get(name);
            if (value instanceof Pickled.Instance child && source.isModule(child.type())) {
                return module.attribute(source, name, child);
            }
            return value(module, name, value, type.fields().get(name));
        }
        Expression constant = type.constants().get(name);
        if (constant == null) {
            throw new ProgramException("'%s' of the class '%s' has no value".formatted(name, type.name()));
        }
        return new Value.Operand(constant);
    }

    private Value value(Value.Module module, String name, @Nullable Object value, @Nullable Expression type) {
        if (!(value instanceof Pickled.Instance saved)
                || !source.classNamed(saved.type()).base().isEmpty()) {
            return new Value.Operand(expression(module, name, value, type));
        }
        Value.UserObject object = new Value.UserObject(saved.type(), -1);
        ClassDefinition definition = source.classNamed(saved.type());
        for (Map.Entry<?, ?> attribute : saved.attributes().entrySet()) {
            String key = String.valueOf(attribute.getKey());
            object.attributes()
                    .put(
                            key,
                            value(
                                    module,
                                    name + '.' + key,
                                    attribute.getValue(),
                                    definition.fields().get(key)));
        }
        return object;
    }

    private Expression expression(Value.Module module, String name, @Nullable Object value, @Nullable Expression type) {
        if (++read > MOST_READ) {
            throw new ProgramException("its program reads more than %d values from its attributes (at '%s')"
                    .formatted(MOST_READ, module.child(name)));
        }
        if (value == null) {
            return Literal.NONE;
        } else if (value instanceof Boolean b) {
            return Literal.of(b);
        } else if (value instanceof Long || value instanceof Double) {
            return number(value);
        } else if (value instanceof String s) {
            return text(s);
        } else if (value instanceof Pickled.Device device) {
            return new Expression.Call(new Expression.Name("torch.device"), List.of(text(device.name())));
        } else if (value instanceof Pickled.EnumMember member) {
            return Enumerations.member(source, member);
        } else if (value instanceof Pickled.Tensor tensor) {
            return weights.read(Weight.attribute(
                    module, name, tensor, source.classNamed(module.instance().type())));
        } else if (value instanceof List<?> list) {
            return sequence(module, name, list, type);
        } else if (value instanceof Map<?, ?> map) {
            return new DictLiteral(
                    map.keySet().stream()
                            .map(k -> expression(module, name, k, null))
                            .toList(),
                    map.entrySet().stream()
                            .map(e -> element(module, name, expression(module, name, e.getKey(), null), e.getValue()))
                            .toList());
        }
        throw new ProgramException("'%s' holds an object that is neither a module nor a number (%s)"
                .formatted(
                        module.child(name),
                        value instanceof Pickled.Instance i
                                ? i.type()
                                : value.getClass().getSimpleName()));
    }

    private Expression sequence(Value.Module module, String name, List<?> list, @Nullable Expression type) {
        List<Expression> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(element(module, name, Literal.of(i), list.get(i)));
        }
        ListNumbers.check(elements);
        boolean tuple = type instanceof Subscript s && "Tuple".equals(s.target().dotted());
        if (!tuple && elements.isEmpty() && type != null) {
            return new Expression.Call(new Expression.Name("annotate"), List.of(type, new ListLiteral(elements)));
        }
        return tuple ? new TupleLiteral(elements) : new ListLiteral(elements);
    }

    private Expression element(Value.Module module, String name, Expression key, @Nullable Object value) {
        if (value instanceof Pickled.Tensor tensor) {
            return weights.read(Weight.element(module, name, key, tensor));
        } else if (value instanceof Pickled.Instance) {
            throw new ProgramException(
                    "'%s' keeps objects in a list, which cannot be followed".formatted(module.child(name)));
        }
        return expression(module, name, value, null);
    }

    private static Literal text(String s) {
        return new Literal('"' + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"');
    }

    private static Literal number(Object value) {
        String text = value.toString();
        return new Literal(
                value instanceof Double d && (d.isNaN() || d.isInfinite()) ? "float(\"" + text + "\")" : text);
    }
}
