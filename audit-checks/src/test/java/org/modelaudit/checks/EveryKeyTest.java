package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attack;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/** What is kept is kept under everything that decides it: two things that differ in an argument never have one key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKeyTest {

    private static final List<Class<?>> KINDS = List.of(Metric.class, Explainer.class, Attack.class, Similarity.class);

    /** Arguments that nobody has as a default. */
    private static final Map<Class<?>, Object> UNUSUAL = new HashMap<>(Map.of(
            int.class,
            7,
            long.class,
            7L,
            double.class,
            0.37,
            String.class,
            "unusual",
            Similarity.class,
            Similarities.topOverlap(0.37),
            TargetClass.class,
            TargetClass.index(7),
            Baseline.class,
            Baseline.constant(0.37)));

    /** Estimate something of pictures, once they are asked. */
    private static final Set<String> UNTOLD = Set.of("patternNet", "patternAttribution");

    @SuppressWarnings("NullAway.Init")
    private Examples examples;

    @BeforeAll
    void open(@TempDir Path folder) {
        examples = new Examples(folder);
    }

    @AfterAll
    void close() {
        examples.close();
    }

    private static Stream<Method> tables() {
        return Tables.ALL.stream()
                .flatMap(table -> Arrays.stream(table.getDeclaredMethods()))
                .filter(factory -> Modifier.isPublic(factory.getModifiers()))
                .filter(factory -> KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(factory.getReturnType())))
                // The model of the examples is a function, of which nobody knows what decides its answers.
                .filter(factory -> !List.of(factory.getParameterTypes()).contains(AuditedModel.class))
                .filter(factory -> !UNTOLD.contains(factory.getName()));
    }

    private String id(Method factory) {
        Object thing = examples.of(factory);
        return thing instanceof Metric metric
                ? metric.id() + " " + metric.settings()
                : thing instanceof Explainer explainer
                        ? explainer.id() + " " + explainer.name()
                        : thing instanceof Attack attack ? attack.id() + " " + attack.settings() : thing.toString();
    }

    private String key(Method factory) {
        try {
            return ContentDigest.of(examples.of(factory));
        } catch (UntoldContentException e) {
            throw new IllegalStateException(factory.toString(), e);
        }
    }

    static Stream<Named<Method>> factories() {
        return tables().map(
                        factory -> Named.of(factory.getName() + Arrays.toString(factory.getParameterTypes()), factory));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void a_thing_made_twice_has_one_key(Method factory) throws UntoldContentException {
        assertThat(ContentDigest.of(examples.of(factory))).isEqualTo(ContentDigest.of(examples.of(factory)));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void every_setting_of_a_thing_is_part_of_its_key(Method factory) throws UntoldContentException {
        Object thing = examples.of(factory);
        for (Method setting : thing.getClass().getMethods()) {
            if (isSetting(setting)) {
                Set<String> keys = new HashSet<>();
                int changes = 0;
                for (Object[] arguments : arguments(setting)) {
                    Object changed = changed(thing, setting, arguments);
                    if (changed != null) {
                        keys.add(ContentDigest.of(changed));
                        changes++;
                    }
                }
                if (!setting.getParameterTypes()[0].isEnum()) {
                    keys.add(ContentDigest.of(thing));
                    changes += changes == 0 ? 0 : 1;
                }
                assertThat(keys.size()).as(setting.toString()).isGreaterThanOrEqualTo(changes);
            }
        }
    }

    /** Every constant of an enumeration, or what nobody has as a default. */
    private static List<Object[]> arguments(Method setting) {
        Class<?> first = setting.getParameterTypes()[0];
        return first.isEnum()
                ? Arrays.stream(first.getEnumConstants())
                        .map(constant -> new Object[] {constant})
                        .toList()
                : List.<Object[]>of(Arrays.stream(setting.getParameterTypes())
                        .map(UNUSUAL::get)
                        .toArray());
    }

    private static boolean isSetting(Method method) {
        return KINDS.stream().anyMatch(kind -> kind.isAssignableFrom(method.getReturnType()))
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && Modifier.isPublic(method.getDeclaringClass().getModifiers())
                && method.getParameterCount() > 0
                && (Arrays.stream(method.getParameterTypes()).allMatch(UNUSUAL::containsKey)
                        || (method.getParameterCount() == 1 && method.getParameterTypes()[0].isEnum()));
    }

    /** Null where the thing does not take such an argument. */
    private static @Nullable Object changed(Object thing, Method setting, Object[] arguments) {
        try {
            return setting.invoke(thing, arguments);
        } catch (InvocationTargetException refused) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that hands its default to another makes the same thing, and says so by its id. */
    @Test
    void no_two_factories_make_different_things_with_one_key() {
        Map<String, Set<String>> byKey =
                tables().collect(Collectors.groupingBy(this::key, Collectors.mapping(this::id, Collectors.toSet())));

        assertThat(byKey.values()).filteredOn(names -> names.size() > 1).isEmpty();
    }
}
