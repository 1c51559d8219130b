package org.modelaudit.checks;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.assertions.ModelAssert;
import org.modelaudit.attack.Attack;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.yaml.text.YamlFile;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.words.Reading;
import org.modelaudit.yaml.words.Subject;
import org.modelaudit.yaml.words.Vocabulary;

/** A file of audits knows every word of the static import, or a reason stands here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryWordTest {

    private static final Map<String, String> NOT_IN_A_FILE = Map.of(
            "predictionDifference",
                    "takes a model of patches that is estimated from an array of pixels, which only code has",
            "assertThat", "starts the chain, as the file itself does");

    private static final Map<String, String> NO_SETTINGS = Map.of(
            "Similarity.requireHigherIsAlike", "is asked by metrics, and changes nothing",
            "AuditSet.withLabels", "is said by `labels` of the file",
            "Metric.resolvedFor", "is asked by audits, of their model");

    /** How an argument of each type is written, the same as in {@link Examples}. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("int", "3"),
            Map.entry("long", "1"),
            Map.entry("double", "0.1"),
            Map.entry("double[]", "[1, 2]"),
            Map.entry("String", "conv1"),
            Map.entry("String[]", "[conv1, conv2]"),
            Map.entry("List", "[gradCam, eigenCam]"),
            Map.entry("Explainer", "gradCam"),
            Map.entry("AttributionExplainer", "gradient"),
            Map.entry("Function", "gradCam"),
            Map.entry("Attack", "deepFool"),
            Map.entry("Baseline", "zero"),
            Map.entry("PictureNoise", "{ ofRange: { level: 0.1, seed: 1 } }"),
            Map.entry("InputTransform[]", "[flip]"),
            Map.entry("AuditedModel", "black-box"),
            Map.entry("AuditSet", "{ data: examples }"),
            Map.entry("ThresholdSweep", "{ of: { split: { data: examples }, explainer: { rise: 10 } } }"),
            Map.entry("Similarity", "ssim"),
            Map.entry("TargetClass", "label"),
            Map.entry("Segmentation", "{ slic: 20 }"),
            Map.entry("Predicate", "{ boxArea: { atLeast: 1 } }"));

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private Examples examples;

    @BeforeAll
    void open() {
        examples = new Examples(folder);
        examples.give(String.class, "conv1");
    }

    @AfterAll
    void close() {
        examples.close();
    }

    static Stream<Method> factories() {
        return Arrays.stream(Audits.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toString));
    }

    static Stream<Named<Method>> words() {
        return factories()
                .filter(method -> method.getReturnType() != ModelAssert.class)
                .filter(method -> !Vocabulary.unwritable().contains(method))
                .map(method -> Named.of(OutputBench.heading(method), method));
    }

    @Test
    void a_factory_that_no_file_can_call_has_a_reason() {
        assertThat(Stream.concat(Vocabulary.unwritable().stream().map(Method::getName), Stream.of("assertThat")))
                .containsExactlyInAnyOrderElementsOf(NOT_IN_A_FILE.keySet());
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_word_makes_what_the_factory_of_that_name_makes(Method factory) throws IOException {
        Object made = made(factory.getName(), arguments(factory), kind(factory.getReturnType()));

        assertThat(made).isExactlyInstanceOf(examples.of(factory).getClass());
        assertThat(told(made)).isEqualTo(told(examples.of(factory)));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void every_setting_is_a_key_of_its_word(Method factory) {
        Class<?> type = factory.getReturnType();
        if (type == ModelAssert.class) {
            return;
        }
        Set<String> known = Vocabulary.settings(type).keySet();

        assertThat(Arrays.stream(type.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                        .filter(method -> type.isAssignableFrom(method.getReturnType()))
                        .map(Method::getName)
                        .filter(name -> !NO_SETTINGS.containsKey(type.getSimpleName() + "." + name)))
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_word_takes_each_of_its_settings(Method factory) {
        Vocabulary.settings(factory.getReturnType())
                .forEach((name, overloads) -> overloads.forEach(setting -> assertThatCode(() -> made(
                                factory.getName(),
                                arguments(factory, name + ": " + value(setting)),
                                kind(factory.getReturnType())))
                        .as(name)
                        .satisfiesAnyOf(
                                nothing -> assertThat(nothing).isNull(),
                                // A value that the setting itself refuses has reached it.
                                thrown -> assertThat(thrown)
                                        .isInstanceOf(ConfigurationException.class)
                                        .hasCauseInstanceOf(RuntimeException.class))));
    }

    @ParameterizedTest
    @MethodSource("words")
    void no_setting_has_the_name_of_an_argument(Method factory) {
        Set<String> settings = Vocabulary.settings(factory.getReturnType()).keySet();

        assertThat(Arrays.stream(factory.getParameters())
                        .map(Parameter::getName)
                        .filter(settings::contains))
                .isEmpty();
    }

    private static Class<?> kind(Class<?> type) {
        return Stream.<Class<?>>of(Explainer.class, Metric.class, Check.class, Attack.class)
                .filter(kind -> kind.isAssignableFrom(type))
                .findFirst()
                .orElse(type);
    }

    private static String arguments(Method factory, String... settings) {
        return Stream.concat(
                        Arrays.stream(factory.getParameters())
                                .map(parameter -> parameter.getName() + ": " + written(parameter)),
                        Arrays.stream(settings))
                .collect(joining(", ", "{ ", " }"));
    }

    private static String value(Method setting) {
        return switch (setting.getParameterCount()) {
            case 0 -> "true";
            case 1 -> written(setting.getParameters()[0]);
            default ->
                Arrays.stream(setting.getParameters())
                        .map(parameter -> parameter.getName() + ": " + written(parameter))
                        .collect(joining(", ", "{ ", " }"));
        };
    }

    private static String written(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0])
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
        }
        if (parameter.getParameterizedType().getTypeName().equals("java.util.List<java.lang.Double>")) {
            return "[1.0, 2.0]";
        }
        String text = WRITTEN.get(type.getSimpleName());
        if (text == null) {
            throw new IllegalStateException("No value of %s is written here; add one.".formatted(type));
        }
        return text;
    }

    private Object made(String word, String arguments, Class<?> kind) throws IOException {
        Path file = Files.createTempFile(folder, "word", ".audit.yaml");
        Files.writeString(file, word + ": " + arguments + "\n");
        return Reading.call("the test", YamlFile.read(file), kind).make(new Subject() {
            @Override
            public AuditedModel model() {
                return (AuditedModel) examples.argument(AuditedModel.class);
            }

            @Override
            public AuditSet pictures() {
                return (AuditSet) examples.argument(AuditSet.class);
            }

            @Override
            public AuditedModel other(YamlValue value) {
                return model();
            }

            @Override
            public AuditSet others(YamlValue.Mapping value) {
                return pictures();
            }
        });
    }

    /** What tells it from another of its class. */
    private Object told(Object made) {
        if (made instanceof Metric metric) {
            return metric.id() + " " + new TreeMap<>(metric.settings());
        }
        if (made instanceof Check check) {
            return check.requirements().stream()
                    .map(requirement -> told(requirement.metric()) + " " + requirement.threshold())
                    .toList();
        }
        if (made instanceof Explainer explainer) {
            try {
                return explainer.id() + " " + explainer.settings((AuditedModel) examples.argument(AuditedModel.class));
            } catch (RuntimeException noLayers) {
                return explainer.id() + " " + noLayers.getMessage();
            }
        }
        return made instanceof Attack attack
                ? attack.id() + attack.settings()
                : made.toString().replaceAll("@[0-9a-f]+", "");
    }
}
