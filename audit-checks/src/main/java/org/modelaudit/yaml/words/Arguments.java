package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Flag;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Nothing;
import org.modelaudit.yaml.text.YamlValue.Sequence;

/** Arguments of a factory or a setting: by name, several in a list, or one alone. */
final class Arguments {

    private Arguments() {}

    /** Names of what a file gives a method; the audited model itself is no argument. */
    static Set<String> names(Method method) {
        return written(method).stream().map(Parameter::getName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The model that something is chosen on is the audited one, whose parameter is called so. */
    private static boolean isAudited(Parameter parameter) {
        return parameter.getType() == AuditedModel.class && parameter.getName().equals("model");
    }

    static List<Parameter> written(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !isAudited(parameter))
                .toList();
    }

    /** Whether its only argument is made by a word itself, {@code stabilityUnder: deepFool}. */
    static boolean takesOneCall(Method method) {
        List<Parameter> parameters = written(method);
        if (parameters.size() != 1) {
            return false;
        }
        Class<?> type = parameters.get(0).getType();
        return !type.isPrimitive() && !type.isEnum() && type != String.class;
    }

    /** Of several methods of a name the one that takes most of the names that are given. */
    static Method best(Place place, String word, Mapping given, List<Method> overloads) {
        return overloads.stream()
                .filter(method -> given.entries().keySet().containsAll(names(method)))
                .max(Comparator.comparingInt(method -> names(method).size()))
                .orElseThrow(() -> place.mistake("`%s` needs %s.", word, alternatives(overloads)));
    }

    /** The method for one value alone, a list of all arguments, or nothing. */
    static Method matching(Place place, String word, YamlValue given, List<Method> overloads) {
        if (given instanceof Nothing || (given instanceof Flag flag && flag.value() && takesNothing(overloads))) {
            return of(0, overloads).orElseThrow(() -> place.mistake("`%s` needs %s.", word, alternatives(overloads)));
        }
        Optional<Method> one = of(1, overloads);
        if (given instanceof Sequence list && (one.isEmpty() || !isList(one.get()))) {
            return of(list.values().size(), overloads)
                    .orElseThrow(() -> given.place()
                            .mistake(
                                    "`%s` takes %s, but is a list of %d.",
                                    word, alternatives(overloads), list.values().size()));
        }
        return one.orElseThrow(
                () -> given.place().mistake("`%s` takes %s, but is %s.", word, alternatives(overloads), given.kind()));
    }

    private static boolean takesNothing(List<Method> overloads) {
        return of(0, overloads).isPresent() && of(1, overloads).isEmpty();
    }

    private static boolean isList(Method method) {
        Class<?> type = written(method).get(0).getType();
        return type.isArray() || type == List.class;
    }

    private static Optional<Method> of(int count, List<Method> overloads) {
        return overloads.stream()
                .filter(method -> written(method).size() == count)
                .findFirst();
    }

    private static String alternatives(List<Method> overloads) {
        return overloads.stream()
                .map(method -> names(method).isEmpty()
                        ? "nothing"
                        : names(method).stream().map(name -> "`" + name + "`").collect(Collectors.joining(" and ")))
                .distinct()
                .collect(Collectors.joining(", or "));
    }

    static List<Recipe> named(Place place, String word, Mapping given, Method method) {
        return recipes(
                method,
                parameter -> Reading.of(
                        "`%s` of `%s`".formatted(parameter.getName(), word),
                        given.get(parameter.getName())
                                .orElseThrow(() -> place.mistake("`%s` needs `%s`.", word, parameter.getName())),
                        parameter.getParameterizedType()));
    }

    static List<Recipe> alone(Place place, String word, YamlValue given, Method method) {
        List<Parameter> parameters = written(method);
        if (parameters.isEmpty()) {
            return recipes(method, parameter -> {
                throw place.mistake("`%s` takes nothing.", word);
            });
        }
        if (parameters.size() == 1) {
            return recipes(
                    method, parameter -> Reading.of("`%s`".formatted(word), given, parameter.getParameterizedType()));
        }
        List<YamlValue> values = ((Sequence) given).values();
        return recipes(
                method,
                parameter -> Reading.of(
                        "`%s` of `%s`".formatted(parameter.getName(), word),
                        values.get(parameters.indexOf(parameter)),
                        parameter.getParameterizedType()));
    }

    private static List<Recipe> recipes(Method method, java.util.function.Function<Parameter, Recipe> written) {
        List<Recipe> recipes = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            recipes.add(isAudited(parameter) ? Subject::model : written.apply(parameter));
        }
        return recipes;
    }

    /** A setting with its arguments; empty where it is switched off. */
    static Optional<Call> setting(Place place, String word, YamlValue given, List<Method> overloads) {
        if (given instanceof Flag flag && takesNothing(overloads)) {
            return flag.value() ? Optional.of(new Call(place, overloads.get(0), List.of())) : Optional.empty();
        }
        if (given instanceof Mapping mapping
                && overloads.stream()
                        .anyMatch(method ->
                                names(method).containsAll(mapping.entries().keySet()))) {
            Method method = best(place, word, mapping, overloads);
            return Optional.of(new Call(place, method, named(place, word, mapping, method)));
        }
        List<Method> fitting = byScalar(given, overloads);
        Method method = matching(place, word, given, fitting);
        return Optional.of(new Call(place, method, alone(place, word, given, method)));
    }

    /** A number and a name may be meant for two methods of one name, such as those that choose a class. */
    private static List<Method> byScalar(YamlValue given, List<Method> overloads) {
        List<Method> fitting = overloads.stream()
                .filter(method -> written(method).size() != 1
                        || fits(given, written(method).get(0).getParameterizedType()))
                .toList();
        return fitting.isEmpty() ? overloads : fitting;
    }

    private static boolean fits(YamlValue given, Type type) {
        Class<?> raw = Vocabulary.raw(type);
        return given instanceof YamlValue.Figure ? raw != String.class : !raw.isPrimitive();
    }
}
