package org.modelaudit.report.record;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.annotations.SerializedName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a tree of JSON has every field of a record, each of its kind, so that what is read is whole. Fields that this version does not
 * know are none of its business.
 */
final class RecordShape {

    /** What a record's components are takes longer to ask than all of its values to look at, and there may be a million of these. */
    private final Map<Class<?>, List<Field>> known = new HashMap<>();

    private RecordShape() {}

    /**
     * A field of a record.
     *
     * @param name in JSON
     * @param type with its annotations
     */
    private record Field(String name, AnnotatedType type) {}

    /**
     * @throws UnreadableRecordException if a field is missing or of another kind, with its place
     */
    static void verify(JsonElement tree, Class<? extends Record> type) {
        new RecordShape().verifyRecord(tree, type, "");
    }

    /** The name of a component's field. */
    static String field(RecordComponent component) {
        try {
            SerializedName other = component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(SerializedName.class);
            return other == null ? component.getName() : other.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every component of a record has a field.", e);
        }
    }

    private static List<Field> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> new Field(field(component), component.getAnnotatedType()))
                .toList();
    }

    private void verifyRecord(JsonElement tree, Class<?> type, String place) {
        if (!tree.isJsonObject()) {
            throw wrong(place, "an object");
        }
        JsonObject object = tree.getAsJsonObject();
        for (Field field : known.computeIfAbsent(type, RecordShape::fields)) {
            String name = field.name;
            String inside = place.isEmpty() ? name : place + "." + name;
            JsonElement value = object.get(name);
            if (value == null) {
                throw new UnreadableRecordException("its field '%s' is missing".formatted(inside));
            }
            verify(value, field.type, inside);
        }
    }

    private void verify(JsonElement value, AnnotatedType annotated, String place) {
        if (value.isJsonNull()) {
            if (annotated.isAnnotationPresent(Nullable.class)) {
                return;
            }
            throw new UnreadableRecordException("its field '%s' is null".formatted(place));
        }
        Type type = annotated.getType();
        if (type instanceof ParameterizedType generic) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (generic.getRawType() == List.class) {
                verifyList(value, arguments[0], place);
            } else if (generic.getRawType() == SortedMap.class) {
                verifyMap(value, arguments[1], place);
            } else {
                throw new IllegalStateException("No record holds a %s.".formatted(type));
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            verifyRecord(value, plain, place);
        } else if (!isPlain(value, type)) {
            throw wrong(place, words(type));
        }
    }

    private void verifyList(JsonElement value, AnnotatedType element, String place) {
        if (!value.isJsonArray()) {
            throw wrong(place, "an array");
        }
        int index = 0;
        for (JsonElement each : value.getAsJsonArray()) {
            verify(each, element, "%s[%d]".formatted(place, index++));
        }
    }

    private void verifyMap(JsonElement value, AnnotatedType element, String place) {
        if (!value.isJsonObject()) {
            throw wrong(place, "an object");
        }
        for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
            verify(entry.getValue(), element, "%s.%s".formatted(place, entry.getKey()));
        }
    }

    private static boolean isPlain(JsonElement value, Type type) {
        if (!(value instanceof JsonPrimitive plain)) {
            return false;
        }
        if (type == String.class) {
            return plain.isString();
        }
        if (type == boolean.class) {
            return plain.isBoolean();
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            return plain.isString()
                    && Arrays.stream(named.getEnumConstants())
                            .anyMatch(constant -> ((Enum<?>) constant).name().equals(plain.getAsString()));
        }
        return plain.isNumber()
                && (isReal(type) ? Double.isFinite(plain.getAsDouble()) : isWhole(plain.getAsDouble(), type));
    }

    private static boolean isReal(Type type) {
        return type == double.class || type == Double.class;
    }

    private static boolean isWhole(double number, Type type) {
        double largest = type == long.class ? 1L << 53 : Integer.MAX_VALUE;
        return number == Math.rint(number) && Math.abs(number) <= largest;
    }

    private static String words(Type type) {
        if (type instanceof Class<?> named && named.isEnum()) {
            return "one of " + Arrays.toString(named.getEnumConstants());
        }
        if (type == String.class) {
            return "a string";
        }
        return type == boolean.class ? "true or false" : isReal(type) ? "a number" : "a whole number";
    }

    private static UnreadableRecordException wrong(String place, String wanted) {
        return new UnreadableRecordException(
                place.isEmpty() ? "it is no JSON object" : "its field '%s' is not %s".formatted(place, wanted));
    }
}
