package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.modelaudit.assertions.ModelAssert;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;

/**
 * The words that make something, by what they make: every factory of {@link Audits}, and the public static factories of a type itself,
 * such as those of {@code Baseline}; and the settings of what they make, which are its methods that return another of its kind.
 *
 * <p>Only words all of whose arguments can be written down are words of a file; {@link #unwritable()} names the others.
 */
public final class Vocabulary {

    private static final String OURS = "org.modelaudit.";

    /** Methods that return another of their kind and are no settings. */
    private static final Set<String> NO_SETTINGS = Set.of("requireHigherIsAlike", "resolvedFor", "withLabels");

    /** What is made from the audit's own subject or from a value that is no call. */
    private static final Set<Class<?>> SUBJECTS = Set.of(AuditedModel.class, AuditSet.class, Predicate.class);

    private Vocabulary() {}

    /** Every factory that makes something of a kind, by name; those of one name take other arguments. */
    public static SortedMap<String, List<Method>> factories(Class<?> kind) {
        List<Method> found = new ArrayList<>(Arrays.asList(Audits.class.getMethods()));
        if (kind.getName().startsWith(OURS)) {
            found.addAll(Arrays.asList(kind.getDeclaredMethods()));
        }
        return byName(found.stream()
                .filter(method -> isStatic(method) && !method.getReturnType().isEnum())
                .filter(method -> kind.isAssignableFrom(method.getReturnType()))
                .filter(Vocabulary::isWritable)
                .toList());
    }

    /** Every setting of what a factory makes, by name. */
    public static SortedMap<String, List<Method>> settings(Class<?> made) {
        return byName(Arrays.stream(made.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method -> made.getName().startsWith(OURS) && made.isAssignableFrom(method.getReturnType()))
                .filter(method -> !NO_SETTINGS.contains(method.getName()))
                .filter(Vocabulary::isWritable)
                .toList());
    }

    /** Factories of {@link Audits} that no file can call, because an argument of theirs cannot be written down. */
    public static List<Method> unwritable() {
        return Arrays.stream(Audits.class.getMethods())
                .filter(Vocabulary::isStatic)
                .filter(method -> method.getReturnType() != ModelAssert.class)
                .filter(method -> !isWritable(method))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static SortedMap<String, List<Method>> byName(List<Method> methods) {
        SortedMap<String, List<Method>> words = new TreeMap<>();
        methods.forEach(method -> words.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                .add(method));
        // A type's own factory may be the one that Audits calls.
        words.replaceAll((name, overloads) -> distinct(overloads));
        return words;
    }

    private static List<Method> distinct(List<Method> overloads) {
        Map<List<Type>, Method> bySignature = new LinkedHashMap<>();
        overloads.forEach(method -> bySignature.putIfAbsent(List.of(method.getGenericParameterTypes()), method));
        return bySignature.values().stream()
                .sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::toString))
                .toList();
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers());
    }

    static boolean isWritable(Method method) {
        return Arrays.stream(method.getGenericParameterTypes()).allMatch(type -> isWritable(type, new HashSet<>()));
    }

    private static boolean isWritable(Type type, Set<Type> asked) {
        if (!asked.add(type)) {
            return true;
        }
        Class<?> raw = raw(type);
        if (raw.isPrimitive() || raw.isEnum() || raw == String.class || raw == Double.class || SUBJECTS.contains(raw)) {
            return true;
        }
        if (raw.isArray()) {
            return isWritable(raw.getComponentType(), asked);
        }
        if (raw == List.class || raw == Function.class) {
            return isWritable(argument(type), asked);
        }
        return raw.getName().startsWith(OURS) && !candidates(raw, asked).isEmpty();
    }

    private static List<Method> candidates(Class<?> kind, Set<Type> asked) {
        List<Method> found = new ArrayList<>(Arrays.asList(Audits.class.getMethods()));
        found.addAll(Arrays.asList(kind.getDeclaredMethods()));
        return found.stream()
                .filter(method -> isStatic(method) && kind.isAssignableFrom(method.getReturnType()))
                .filter(method ->
                        Arrays.stream(method.getGenericParameterTypes()).allMatch(type -> isWritable(type, asked)))
                .toList();
    }

    /** The type without what it is of. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        throw new IllegalStateException("No word is of the type " + type + ".");
    }

    /** What a list is of, or a function gives. */
    static Type argument(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }
}
