package org.modelaudit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.ExplainerRegistry;

/** Who knows the paper alone finds the file: it has the method's name, and says the equation, its edges and the source. */
class EveryExplainerHasAFileTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "modelaudit");

    private static final List<String> ROOMS = List.of("cam", "gradient", "relevance", "perturbation", "combination");

    /** Methods that are told apart by their id and come from the same paper. */
    private static final Map<String, String> SAME_PAPER = Map.of(
            "eigen-cam-component-2", "eigen-cam",
            "lrp-epsilon-plus-flat", "lrp-epsilon-plus",
            "excitation-backprop-contrastive", "excitation-backprop");

    /** Explainers that have no name in the registry, because they are made of something. */
    private static final List<String> BY_FACTORY = List.of(
            "pattern-net", "pattern-attribution", "prediction-difference", "agg-mean", "agg-var", "evet", "sess");

    static Stream<String> methods() {
        ExplainerRegistry registry = ExplainerRegistry.load();
        Stream<String> named = registry.names().stream()
                .map(name -> registry.byName(name).id())
                .map(id -> id.substring(0, id.indexOf('/')));
        return Stream.concat(named, BY_FACTORY.stream())
                .map(method -> SAME_PAPER.getOrDefault(method, method))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void has_one_file_of_its_name_with_equation_edge_case_and_source(String method) throws IOException {
        List<Path> files = filesNamed(method.replace("-", "") + ".java");

        assertThat(files).hasSize(1);
        String text = Files.readString(files.get(0));
        String javadoc = text.substring(text.indexOf("/**"), text.indexOf("*/"));
        assertThat(javadoc).as("equation").containsPattern("\\{@code\\s");
        assertThat(javadoc).as("edge case").containsIgnoringCase("undefined");
        assertThat(javadoc).as("source").containsPattern("\\b(19|20)\\d\\d\\b|No paper of its own");
    }

    private static List<Path> filesNamed(String wanted) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.getFileName().toString().equalsIgnoreCase(wanted))
                    .filter(file ->
                            ROOMS.contains(file.getParent().getFileName().toString()))
                    .toList();
        }
    }
}
