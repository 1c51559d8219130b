package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    static List<Parameter> written(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> !isAudited(parameter))
                .toList();
    }

    /** The model that something is chosen on is the audited one, whose parameter is called so. */
    private static boolean isAudited(Parameter parameter) {
        return parameter.getType() == AuditedModel.class && parameter.getName().equals("model");
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

    /** Of several methods of a name the one whose arguments are called so. */
    static Optional<Method> named(Set<String> arguments, List<Method> overloads) {
        return overloads.stream()
                .filter(method -> names(method).equals(arguments))
                .findFirst();
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

    static boolean takesNothing(List<Method> overloads) {
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

    /** What methods of a name take, for messages. */
    static String alternatives(List<Method> overloads) {
        return overloads.stream()
                .map(method -> names(method).isEmpty()
                        ? "nothing"
                        : names(method).stream().map(name -> "`" + name + "`").collect(Collectors.joining(" and ")))
                .distinct()
                .collect(Collectors.joining(", or "));
    }

    /** Each argument by its name. */
    static List<Recipe> byName(String word, Mapping given, Method method) {
        return recipes(
                method,
                parameter -> Reading.of(
                        "`%s` of `%s`".formatted(parameter.getName(), word),
                        given.value(parameter.getName()),
                        parameter.getParameterizedType()));
    }

    /** The only argument, or all in a list, as {@link #matching} has found. */
    static List<Recipe> alone(String word, YamlValue given, Method method) {
        List<Parameter> parameters = written(method);
        if (parameters.size() == 1) {
            return recipes(
                    method, parameter -> Reading.of("`%s`".formatted(word), given, parameter.getParameterizedType()));
        }
        List<YamlValue> values = given instanceof Sequence list ? list.values() : List.of();
        return recipes(
                method,
                parameter -> Reading.of(
                        "`%s` of `%s`".formatted(parameter.getName(), word),
                        values.get(parameters.indexOf(parameter)),
                        parameter.getParameterizedType()));
    }

    private static List<Recipe> recipes(Method method, Function<Parameter, Recipe> written) {
        List<Recipe> recipes = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            recipes.add(isAudited(parameter) ? Subject::model : written.apply(parameter));
        }
        return recipes;
    }
}
