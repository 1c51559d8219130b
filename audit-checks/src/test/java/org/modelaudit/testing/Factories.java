package org.modelaudit.testing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a class of static factories offers, so that a table of tests can be held against it and forget nothing. */
public final class Factories {

    private Factories() {}

    /**
     * Names of the public static methods that make such a thing.
     *
     * @param made type of the thing
     */
    public static Set<String> making(Class<?> made, Class<?> factories) {
        return Arrays.stream(factories.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> made.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
