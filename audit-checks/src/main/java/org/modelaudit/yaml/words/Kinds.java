package org.modelaudit.yaml.words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.modelaudit.attack.Attack;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Metric;
import org.modelaudit.similarity.Similarity;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;

/** What kinds of things are called, for messages. */
final class Kinds {

    private static final Map<Class<?>, String> NAMES = names();

    private Kinds() {}

    private static Map<Class<?>, String> names() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        names.put(Explainer.class, "explainer");
        names.put(Metric.class, "metric");
        names.put(Check.class, "check");
        names.put(Threshold.class, "threshold");
        names.put(Attack.class, "attack");
        names.put(Similarity.class, "similarity");
        names.put(TargetClass.class, "class to explain");
        names.put(Baseline.class, "baseline");
        return Map.copyOf(names);
    }

    /** For example {@code explainer}. */
    static String name(Class<?> kind) {
        return NAMES.getOrDefault(kind, words(kind.getSimpleName()));
    }

    private static String one(Class<?> kind) {
        String name = name(kind);
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    private static String words(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A word of a kind. */
    static String example(Class<?> kind) {
        Map<Class<?>, String> usual = Map.of(
                Explainer.class, "gradCam", Metric.class, "localizationIoU", Check.class, "parameterRandomization");
        return "`" + usual.getOrDefault(kind, words(kind).first()) + "`";
    }

    static SortedSet<String> words(Class<?> kind) {
        SortedSet<String> words = new TreeSet<>(Vocabulary.factories(kind).keySet());
        if (kind == Explainer.class) {
            words.addAll(ExplainerRegistry.load().names());
        }
        return words;
    }

    /** Refuses a word; one of another kind is told as such. */
    static Mistake unknown(Place place, String word, Class<?> kind) {
        return NAMES.keySet().stream()
                .filter(other -> Vocabulary.factories(other).containsKey(word))
                .map(other -> place.mistake("'%s' is no %s but a word for %s.", word, name(kind), one(other)))
                .findFirst()
                .orElseGet(() -> Near.mistake(place, "There is no " + name(kind), word, words(kind)));
    }
}
