package org.modelaudit.yaml.words;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Sequence;

/** Keys whose names are known beforehand, many of them the attributes of an annotation that says the same in Java. */
public final class Keys {

    private Keys() {}

    /** Keys with values, of which none is unknown. */
    public static Mapping known(String owner, YamlValue value, Collection<String> known) {
        if (!(value instanceof Mapping mapping)) {
            throw value.place()
                    .mistake(
                            "%s takes keys with values (%s), but is %s.",
                            owner, String.join(", ", new TreeSet<>(known)), value.kind());
        }
        mapping.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Near.mistake(mapping.keyPlace(key), "%s has no key".formatted(owner), key, known);
                });
        return mapping;
    }

    /** Names of an annotation's attributes. */
    public static Set<String> of(Class<? extends Annotation> annotation) {
        return Arrays.stream(annotation.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Values of an annotation's attributes, each as its own type or an array of it; the annotation's defaults where a key is not there. */
    public static Attributes values(String owner, Mapping given, Class<? extends Annotation> annotation) {
        known(owner, given, of(annotation));
        Map<String, Object> values = new LinkedHashMap<>();
        for (Method attribute : annotation.getDeclaredMethods()) {
            Object value = given.get(attribute.getName())
                    .map(written -> value(
                            "`%s` of %s".formatted(attribute.getName(), owner), written, attribute.getReturnType()))
                    .orElse(attribute.getDefaultValue());
            values.put(attribute.getName(), value);
        }
        return new Attributes(values);
    }

    private static Object value(String owner, YamlValue value, Class<?> type) {
        if (type == double[].class) {
            return texts(owner, value).stream()
                    .mapToDouble(one -> (double) Scalars.number(owner, one, double.class))
                    .toArray();
        }
        if (type == String.class) {
            return text(owner, value);
        }
        return type.isEnum() ? Scalars.constant(owner, value, type) : Scalars.number(owner, value, type);
    }

    private static List<YamlValue> texts(String owner, YamlValue value) {
        if (value instanceof Sequence list) {
            return list.values();
        }
        throw value.place().mistake("%s takes a list, such as [0.5, 0.5, 0.5], but is %s.", owner, value.kind());
    }

    /** A text. */
    public static String text(String owner, YamlValue value) {
        return Scalars.text(owner, value);
    }

    /** {@code true} or {@code false}. */
    public static boolean flag(String owner, YamlValue value) {
        return Scalars.flag(owner, value);
    }

    /** One value, or each of a list. */
    public static List<YamlValue> each(YamlValue value) {
        return value instanceof Sequence list ? list.values() : List.of(value);
    }
}
