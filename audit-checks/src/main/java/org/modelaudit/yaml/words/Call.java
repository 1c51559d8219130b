package org.modelaudit.yaml.words;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.yaml.text.Place;

/**
 * A factory or a setting with its arguments.
 *
 * @param place of the word
 */
record Call(Place place, Method method, List<Recipe> arguments) {

    /** What several settings, one after the other, make of something. */
    static Object all(Object made, List<Call> settings, Subject subject) {
        Object set = made;
        for (Call setting : settings) {
            set = setting.on(set, subject);
        }
        return set;
    }

    /**
     * @param on what is set; null for a factory
     */
    Object on(@Nullable Object on, Subject subject) {
        Object[] made =
                arguments.stream().map(argument -> argument.make(subject)).toArray();
        // Public methods of the static import stand in a class that is not.
        method.trySetAccessible();
        try {
            return method.invoke(on, made);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException trouble) {
                return place.asking(() -> {
                    throw trouble;
                });
            }
            throw new IllegalStateException("%s failed.".formatted(method), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("%s cannot be called.".formatted(method), e);
        }
    }
}
