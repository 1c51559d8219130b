package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;

/** A factory's word and what stands behind it: its arguments, by name or alone, and settings of what it makes. */
final class FactoryCall {

    private final Place place;
    private final String word;
    private final List<Method> overloads;
    private final Map<String, List<Method>> settings;

    /**
     * @param overloads all factories of that word
     */
    FactoryCall(Place place, String word, List<Method> overloads) {
        this.place = place;
        this.word = word;
        this.overloads = overloads;
        this.settings = Vocabulary.settings(overloads.get(0).getReturnType());
    }

    Recipe with(YamlValue given) {
        if (given instanceof Mapping mapping) {
            Set<String> arguments = new LinkedHashSet<>(mapping.entries().keySet());
            arguments.removeAll(settings.keySet());
            Optional<Method> factory = Arguments.named(arguments, overloads);
            if (factory.isPresent()) {
                return byName(factory.get(), mapping);
            }
            if (overloads.stream().noneMatch(Arguments::takesOneCall) || known().containsAll(arguments)) {
                throw refused(mapping, arguments);
            }
        }
        Method factory = Arguments.matching(place, word, given, overloads);
        Call call = new Call(place, factory, Arguments.alone(word, given, factory));
        return subject -> call.on(null, subject);
    }

    private Recipe byName(Method factory, Mapping given) {
        Call call = new Call(place, factory, Arguments.byName(word, given, factory));
        List<Call> calls = new ArrayList<>();
        given.entries().forEach((key, value) -> {
            if (settings.containsKey(key)) {
                Settings.call(given.keyPlace(key), key, value, settings.getOrDefault(key, List.of()))
                        .ifPresent(calls::add);
            }
        });
        return subject -> Call.all(call.on(null, subject), calls, subject);
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(settings.keySet());
        overloads.forEach(method -> known.addAll(Arguments.names(method)));
        return known;
    }

    private Mistake refused(Mapping given, Set<String> arguments) {
        Set<String> known = known();
        for (String key : arguments) {
            if (known.isEmpty()) {
                return given.keyPlace(key).mistake("`%s` has no settings, so '%s' says nothing; remove it.", word, key);
            }
            if (!known.contains(key)) {
                return Near.mistake(given.keyPlace(key), "`%s` has no setting".formatted(word), key, known);
            }
        }
        return place.mistake("`%s` needs %s.", word, Arguments.alternatives(overloads));
    }
}
