package org.modelaudit.content;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of objects that may be walked through.
 *
 * @param name with the class that declares it
 * @param field made accessible
 */
record FieldOf(String name, Field field) {

    /**
     * All of a class and of those above it, in an order that is always the same.
     *
     * @throws UntoldContentException if it is not said of one of the classes that its fields are all
     */
    static List<FieldOf> all(Class<?> type) throws UntoldContentException {
        List<FieldOf> fields = new ArrayList<>();
        for (Class<?> each = type; !isRoot(each); each = each.getSuperclass()) {
            if (!isSaidOf(each)) {
                throw new UntoldContentException(
                        "it is not said of %s, by @ByContent on it or its package, that its fields are all that it depends on"
                                .formatted(each.getName()));
            }
            Field[] own = each.getDeclaredFields();
            Arrays.sort(own, Comparator.comparing(Field::getName));
            for (Field field : own) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(accessible(field));
                }
            }
        }
        return fields;
    }

    private static boolean isRoot(@Nullable Class<?> type) {
        return type == null || type == Object.class || type == Record.class;
    }

    /** By the class, by one around it or by the package. */
    private static boolean isSaidOf(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (each.isAnnotationPresent(ByContent.class)) {
                return true;
            }
        }
        Package all = type.getPackage();
        return all != null && all.isAnnotationPresent(ByContent.class);
    }

    private static FieldOf accessible(Field field) throws UntoldContentException {
        String name = field.getDeclaringClass().getName() + "." + field.getName();
        try {
            field.setAccessible(true);
            return new FieldOf(name, field);
        } catch (InaccessibleObjectException e) {
            throw new UntoldContentException("the field %s cannot be read".formatted(name));
        }
    }

    @Nullable
    Object of(Object owner) throws UntoldContentException {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new UntoldContentException("the field %s cannot be read".formatted(name));
        }
    }
}
