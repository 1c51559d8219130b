package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Figure;
import org.modelaudit.yaml.text.YamlValue.Flag;
import org.modelaudit.yaml.text.YamlValue.Mapping;

/** A setting of what a factory makes, {@code at: layer4}, {@code onEverySample: true}. */
final class Settings {

    private Settings() {}

    /**
     * The call that makes another of what it is called on.
     *
     * @param overloads all settings of that word
     * @return empty where it is switched off
     */
    static Optional<Call> call(Place place, String word, YamlValue given, List<Method> overloads) {
        if (given instanceof Flag flag && Arguments.takesNothing(overloads)) {
            return flag.value() ? Optional.of(new Call(place, overloads.get(0), List.of())) : Optional.empty();
        }
        if (given instanceof Mapping mapping) {
            Optional<Method> named = Arguments.named(mapping.entries().keySet(), overloads);
            if (named.isPresent()) {
                return Optional.of(new Call(place, named.get(), Arguments.byName(word, mapping, named.get())));
            }
        }
        Method method = Arguments.matching(place, word, given, byScalar(given, overloads));
        return Optional.of(new Call(place, method, Arguments.alone(word, given, method)));
    }

    /** A number and a name may be meant for two methods of one name, such as those that choose a class. */
    private static List<Method> byScalar(YamlValue given, List<Method> overloads) {
        List<Method> fitting = overloads.stream()
                .filter(method -> Arguments.written(method).size() != 1
                        || fits(given, Arguments.written(method).get(0).getParameterizedType()))
                .toList();
        return fitting.isEmpty() ? overloads : fitting;
    }

    private static boolean fits(YamlValue given, Type type) {
        Class<?> raw = Vocabulary.raw(type);
        return given instanceof Figure ? raw != String.class : !raw.isPrimitive();
    }
}
