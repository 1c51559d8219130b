package org.modelaudit.naming;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.modelaudit.error.ConfigurationException;

/**
 * Factories that have a {@link Name}, read from the classes in which they stand. A provider of explainers of one's own is
 * {@code NamedFactories.making(Explainer.class, List.of(MyExplainers.class))}.
 */
public final class NamedFactories {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private NamedFactories() {}

    /**
     * Every named factory of one kind.
     *
     * @param kind what is made, such as {@code Explainer.class}
     * @param tables public classes of factories
     * @return makers by name, in alphabetical order
     * @throws ConfigurationException if two have one name, if a name is badly spelt, or if it stands on a method that cannot
     *     be called without arguments
     */
    public static <T> SortedMap<String, Supplier<T>> making(Class<T> kind, Collection<Class<?>> tables) {
        SortedMap<String, Method> factories = new TreeMap<>();
        for (Class<?> table : tables) {
            for (Method method : table.getDeclaredMethods()) {
                Name name = method.getAnnotation(Name.class);
                if (name != null && kind.isAssignableFrom(method.getReturnType())) {
                    add(name.value(), verified(method, name.value()), factories);
                }
            }
        }
        SortedMap<String, Supplier<T>> makers = new TreeMap<>();
        factories.forEach((name, factory) -> makers.put(name, () -> kind.cast(made(factory))));
        return makers;
    }

    private static void add(String name, Method factory, Map<String, Method> factories) {
        Method other = factories.putIfAbsent(name, factory);
        if (other != null) {
            throw new ConfigurationException("Both %s and %s are named '%s'; give one of them another name."
                    .formatted(spelt(other), spelt(factory), name));
        }
    }

    private static Method verified(Method factory, String name) {
        int modifiers = factory.getModifiers();
        boolean reachable = Modifier.isPublic(modifiers)
                && Modifier.isPublic(factory.getDeclaringClass().getModifiers());
        if (!reachable || !Modifier.isStatic(modifiers) || factory.getParameterCount() > 0) {
            throw new ConfigurationException(
                    "The name '%s' stands on %s; only a public static method without arguments, of a public class, can have one."
                            .formatted(name, spelt(factory)));
        }
        if (!WORDS.matcher(name).matches()) {
            throw new ConfigurationException(
                    "The name '%s' of %s must be lower-case words and numbers joined by hyphens, such as 'grad-cam'."
                            .formatted(name, spelt(factory)));
        }
        return factory;
    }

    private static Object made(Method factory) {
        try {
            return factory.invoke(null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("%s failed.".formatted(spelt(factory)), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("%s cannot be called.".formatted(spelt(factory)), e);
        }
    }

    private static String spelt(Method factory) {
        return factory.getDeclaringClass().getName() + "." + factory.getName() + "()";
    }
}
