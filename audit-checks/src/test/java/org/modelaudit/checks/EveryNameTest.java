package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.attack.Attack;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Metric;
import org.modelaudit.naming.Name;

/** Whoever knows the name of a method finds the file that computes it, and in it the paper. */
class EveryNameTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SOURCE = Pattern.compile("\\b(19|20)\\d\\d\\b|\\b[Oo]urs\\b");
    private static final Pattern EQUATION = Pattern.compile("\\{@code\\s");
    private static final Pattern EDGE = Pattern.compile("[Uu]ndefined");
    private static final Pattern DIRECTION = Pattern.compile("[Hh]igher\\s+is\\s+better|[Ll]ower\\s+is\\s+better");

    /** Ends of an id or a factory's name that say which dialect of the method it is, not which method. */
    private static final Pattern DIALECT = Pattern.compile("(secondcomponent|leastrelevantfirst|flat|contrastive)$");

    /** Operations on any explainer, and noise of two kinds, lie in the file of the piece that does the work. */
    private static final Map<String, String> ANOTHER_NAME = Map.of(
            "smoothed", "NoiseAverage",
            "smoothedOverWeights", "WeightNoiseAverage",
            "averagedOver", "TransformedInputs",
            "acrossLayers", "Aggregation",
            "complexity", "MapComplexity",
            "randomSign", "RandomNoise",
            "gaussianNoise", "RandomNoise");

    @TempDir
    Path scratch;

    @SuppressWarnings("NullAway.Init")
    private Examples examples;

    @SuppressWarnings("NullAway.Init")
    private List<Path> files;

    @BeforeEach
    void look() throws IOException {
        examples = new Examples(scratch);
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            files = tree.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @AfterEach
    void close() {
        examples.close();
    }

    @Test
    void every_explainer_metric_check_and_attack_has_one_file_of_its_name_that_tells_what_stands_there()
            throws IOException {
        List<String> missing = new ArrayList<>();
        for (Class<?> table : Tables.ALL) {
            for (Method factory : table.getDeclaredMethods()) {
                if (Modifier.isPublic(factory.getModifiers())) {
                    fault(factory).ifPresent(missing::add);
                }
            }
        }
        assertThat(missing.stream().distinct().sorted())
                .as("a stranger who searches for the method's name finds its file, and the paper in the file's Javadoc")
                .isEmpty();
    }

    private Optional<String> fault(Method factory) throws IOException {
        List<String> names = names(factory);
        Optional<String> file = files.stream()
                .map(EveryNameTest::simpleName)
                .filter(candidate -> names.stream().anyMatch(name -> name.equals(normal(candidate))))
                .max(Comparator.comparingInt(String::length));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String called = factory.getDeclaringClass().getSimpleName() + "." + factory.getName();
        if (file.isEmpty()) {
            return Optional.of(called + ": no file is named after it");
        }
        List<Path> ofTheName = files.stream()
                .filter(path -> simpleName(path).equals(file.get()))
                .toList();
        if (ofTheName.size() > 1) {
            return Optional.of(called + ": more than one file of its name: " + ofTheName);
        }
        String className = SOURCES.relativize(ofTheName.get(0))
                .toString()
                .replaceAll("\\.java$", "")
                .replaceAll("[/\\\\]", ".");
        String told = JavaSource.read(SOURCES, className).documentation();
        List<String> untold = demands(factory).entrySet().stream()
                .filter(demand -> !demand.getValue().matcher(told).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return untold.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: the Javadoc of %s does not tell %s".formatted(called, className, untold));
    }

    /** What the Javadoc of a method's file tells, by the kind of what the factory makes. */
    private Map<String, Pattern> demands(Method factory) {
        Object made = examples.of(factory);
        return made instanceof Explainer
                ? Map.of("the equation", EQUATION, "where it is undefined", EDGE, "paper and year", SOURCE)
                : made instanceof Metric
                        ? Map.of("the direction", DIRECTION, "paper and year", SOURCE)
                        : Map.of("paper and year", SOURCE);
    }

    /** What it may be looked up by: the first part of its id, its name, and its factory; empty for what makes nothing of these kinds. */
    private List<String> names(Method factory) {
        Object made = examples.of(factory);
        String id = made instanceof Explainer explainer
                ? explainer.id()
                : made instanceof Metric metric
                        ? metric.id().toString()
                        : made instanceof Attack attack ? attack.id() : "";
        if (id.isEmpty()) {
            return List.of();
        }
        Name name = factory.getAnnotation(Name.class);
        String another = ANOTHER_NAME.get(factory.getName());
        if (another != null) {
            return List.of(normal(another));
        }
        return Stream.of(id.replaceFirst("/.*", ""), name == null ? factory.getName() : name.value(), factory.getName())
                .map(EveryNameTest::normal)
                .map(words -> DIALECT.matcher(words).replaceFirst(""))
                .toList();
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** Without case and hyphens; the one word that the field writes short and long, short. */
    private static String normal(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT).replace("backpropagation", "backprop");
    }
}
