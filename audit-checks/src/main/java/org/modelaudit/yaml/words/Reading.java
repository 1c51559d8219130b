package org.modelaudit.yaml.words;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Nothing;
import org.modelaudit.yaml.text.YamlValue.Sequence;
import org.modelaudit.yaml.text.YamlValue.Text;

/**
 * Reads a value of a file as something of a type. A call is a word, {@code gradCam}, or a word with its arguments and settings by name,
 * {@code gradCam: { at: layer4 }}; where it takes one argument, that may stand alone, {@code atLeast: 0.4}.
 */
public final class Reading {

    private Reading() {}

    /**
     * A value of a type.
     *
     * @param owner what takes it, for messages
     */
    static Recipe of(String owner, YamlValue value, Type type) {
        Class<?> raw = Vocabulary.raw(type);
        if (raw == AuditedModel.class) {
            return subject -> subject.other(value);
        }
        if (raw == AuditSet.class) {
            return Pictures.of(owner, value);
        }
        if (raw == Predicate.class) {
            return Pictures.condition(owner, value);
        }
        if (raw == Function.class) {
            return atEachLayer(owner, value, Vocabulary.raw(Vocabulary.argument(type)));
        }
        if (raw == List.class || raw.isArray()) {
            return list(owner, value, type, raw);
        }
        if (raw == boolean.class) {
            return constant(Scalars.flag(owner, value));
        }
        if (raw.isPrimitive() || raw == Double.class) {
            return constant(Scalars.number(owner, value, raw));
        }
        if (raw == String.class) {
            return constant(Scalars.text(owner, value));
        }
        return raw.isEnum() ? constant(Scalars.constant(owner, value, raw)) : call(owner, value, raw);
    }

    private static Recipe constant(Object value) {
        return subject -> value;
    }

    private static Recipe list(String owner, YamlValue value, Type type, Class<?> raw) {
        Type element = raw.isArray() ? raw.getComponentType() : Vocabulary.argument(type);
        List<YamlValue> values = value instanceof Sequence sequence ? sequence.values() : List.of(value);
        List<Recipe> recipes =
                values.stream().map(one -> of(owner, one, element)).toList();
        return subject -> {
            List<Object> made =
                    recipes.stream().map(recipe -> recipe.make(subject)).toList();
            if (!raw.isArray()) {
                return made;
            }
            Object array = Array.newInstance(raw.getComponentType(), made.size());
            for (int i = 0; i < made.size(); i++) {
                Array.set(array, i, made.get(i));
            }
            return array;
        };
    }

    /** One explainer for each layer. */
    private static Recipe atEachLayer(String owner, YamlValue value, Class<?> kind) {
        Recipe recipe = call(owner, value, kind);
        return subject -> (Function<String, Object>) layer -> {
            Object made = recipe.make(subject);
            List<Method> at = Vocabulary.settings(made.getClass()).getOrDefault("at", List.of());
            if (at.isEmpty()) {
                throw value.place()
                        .mistake("%s takes an explainer that looks at a layer, but this one has no `at`.", owner);
            }
            return new Call(value.place(), at.get(0), List.of(constant(layer))).on(made, subject);
        };
    }

    /**
     * Something of a kind, made by one of its words.
     *
     * @param owner what takes it, for messages
     */
    public static Recipe call(String owner, YamlValue value, Class<?> kind) {
        if (value instanceof Text word) {
            return made(word.place(), word.value(), new Nothing(word.place()), kind);
        }
        if (value instanceof Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, YamlValue> only =
                    mapping.entries().entrySet().iterator().next();
            return made(mapping.keyPlace(only.getKey()), only.getKey(), only.getValue(), kind);
        }
        throw value.place()
                .mistake(
                        "%s takes one %s, such as %s, but is %s.",
                        owner, Kinds.name(kind), Kinds.example(kind), value.kind());
    }

    /**
     * What a word makes.
     *
     * @param given behind the word
     */
    public static Recipe made(Place place, String word, YamlValue given, Class<?> kind) {
        List<Method> overloads = Vocabulary.factories(kind).get(word);
        if (overloads != null) {
            return new FactoryCall(place, word, overloads).with(given);
        }
        ExplainerRegistry registry = ExplainerRegistry.load();
        if (kind == Explainer.class && registry.names().contains(word)) {
            if (!(given instanceof Nothing)) {
                throw given.place()
                        .mistake(
                                "The name '%s' stands for an explainer in its default settings and takes none; use its factory's name, such as `gradCam`.",
                                word);
            }
            return subject -> registry.byName(word);
        }
        throw Kinds.unknown(place, word, kind);
    }
}
