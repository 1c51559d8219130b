package org.modelaudit.torch.archive;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.ClassDefinition;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;

/**
 * Whether a pickled value is of a type. libtorch puts what a pickle holds into the attributes of an object without asking, and then
 * trusts the declared type: a number where a tensor is declared is read as an address.
 *
 * @param classes definition of a class by its full name, null where the program has none
 */
public record PickledTypes(Function<String, @Nullable ClassDefinition> classes) {

    /** Takes any object for one of a class that is asked for: what is known before the source is read. */
    static final PickledTypes UNKNOWN_CLASSES = new PickledTypes(name -> null);

    /** Whether libtorch may take the value for one of the type, with everything in it. */
    public boolean conforms(@Nullable Object value, Expression type) {
        if (type instanceof Subscript s) {
            return conformsToGeneric(value, String.valueOf(s.target().dotted()), s.indices());
        }
        String name = String.valueOf(type.dotted());
        return switch (name) {
            case "Tensor" -> value instanceof Pickled.Tensor;
            case "int" -> value instanceof Long;
            case "float" -> value instanceof Double;
            case "bool" -> value instanceof Boolean;
            case "str" -> value instanceof String;
            case "Device" -> value instanceof Pickled.Device;
            case "NoneType" -> value == null;
            case "Any" -> value == null || isPlain(value);
            default -> name.startsWith("__torch__.") && conformsToClass(value, name);
        };
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Pickled.Tensor
                || value instanceof Pickled.Device;
    }

    private boolean conformsToGeneric(@Nullable Object value, String name, List<Expression> types) {
        return switch (name) {
            case "Final" -> conforms(value, types.get(0));
            case "Optional" -> value == null || conforms(value, types.get(0));
            case "Union" -> types.stream().anyMatch(t -> conforms(value, t));
            case "List" ->
                value instanceof List<?> list
                        && !(value instanceof Pickled.Tuple)
                        && list.stream().allMatch(e -> conforms(e, types.get(0)));
            case "Tuple" -> value instanceof Pickled.Tuple tuple && conformElements(tuple, elements(types));
            case "Dict" ->
                value instanceof Map<?, ?> map
                        && types.size() == 2
                        && map.entrySet().stream()
                                .allMatch(e ->
                                        conforms(e.getKey(), types.get(0)) && conforms(e.getValue(), types.get(1)));
            default -> false;
        };
    }

    /** {@code Tuple[()]} is the empty one. */
    private static List<Expression> elements(List<Expression> types) {
        return types.size() == 1 && types.get(0) instanceof TupleLiteral t ? t.elements() : types;
    }

    private boolean conformElements(Pickled.Tuple tuple, Collection<Expression> types) {
        if (tuple.size() != types.size()) {
            return false;
        }
        Iterator<Expression> type = types.iterator();
        return tuple.stream().allMatch(element -> conforms(element, type.next()));
    }

    private boolean conformsToClass(@Nullable Object value, String name) {
        if (equals(UNKNOWN_CLASSES)) {
            return value instanceof Pickled;
        }
        ClassDefinition definition = classes.apply(name);
        if (definition == null) {
            return false;
        }
        if (definition.base().equals("NamedTuple")) {
            return value instanceof Pickled.Tuple tuple
                    && conformElements(tuple, definition.fields().values());
        } else if (definition.base().equals("Enum")) {
            return value instanceof Pickled.EnumMember member && member.type().equals(name);
        } else if (definition.base().endsWith("Interface")) {
            ClassDefinition behind = value instanceof Pickled.Instance i ? classes.apply(i.type()) : null;
            return behind != null
                    && behind.methods()
                            .keySet()
                            .containsAll(definition.methods().keySet());
        }
        return value instanceof Pickled.Instance instance && instance.type().equals(name);
    }
}
