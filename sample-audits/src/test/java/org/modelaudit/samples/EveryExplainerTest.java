package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/** What holds for every explainer that has a name, whoever wrote it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryExplainerTest {

    /** Methods that draw noise or masks; their maps are to be the same to the last bit. */
    static final Set<String> RANDOMISED = Set.of(
            "smooth-grad-cam-plus-plus",
            "ss-cam",
            "smooth-grad",
            "smooth-grad-squared",
            "var-grad",
            "noise-grad",
            "fusion-grad",
            "rise",
            "lime",
            "kernel-shap");

    /** Hundreds or thousands of passes a picture; what is asked here of odd input, their own tests ask of smaller settings. */
    private static final Set<String> EXPENSIVE =
            Set.of("rise", "lime", "kernel-shap", "meaningful-perturbation", "fgvis", "ss-cam");

    private final ExplainerRegistry registry = ExplainerRegistry.load();
    private final AuditedModel model = Shapes.honest();
    private final List<AuditSample> samples = Shapes.pictures().samples().subList(0, 2);
    private final Map<String, List<Explanation>> undisturbed = new HashMap<>();

    Stream<String> names() {
        return registry.names().stream();
    }

    Stream<String> quickNames() {
        return names().filter(name -> !EXPENSIVE.contains(name));
    }

    @AfterEach
    void the_model_is_as_it_was() {
        model.weights().restore();
        model.verifyUnchanged();
    }

    @AfterAll
    void close() {
        model.close();
    }

    @Test
    void stands_in_the_docs() throws IOException {
        String docs = Files.readString(Path.of("../docs/explainers.md"));

        assertThat(registry.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void gives_the_same_map_whatever_else_is_in_the_batch(String name) {
        List<Explanation> together = undisturbed(name);

        assertSame(explain(registry.byName(name), samples.subList(1, 2)), together.subList(1, 2), name);
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void ends_a_constant_picture_in_a_map_or_a_reason_and_leaves_its_neighbours_alone(String name) {
        List<Explanation> explanations =
                explain(registry.byName(name), samples, images -> images.set(new NDIndex("1"), 0.25f));

        assertSame(explanations.subList(0, 1), undisturbed(name).subList(0, 1), name);
        assertMapOrReason(explanations.get(1));
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void ends_a_picture_that_is_not_finite_as_undefined_and_leaves_its_neighbours_alone(String name) {
        List<Explanation> explanations =
                explain(registry.byName(name), samples, images -> images.set(new NDIndex("1"), Float.NaN));

        assertSame(explanations.subList(0, 1), undisturbed(name).subList(0, 1), name);
        assertThat(explanations.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void ends_as_undefined_where_weights_are_not_numbers(String name) {
        String last = model.weights().layers().get(model.weights().layers().size() - 1);
        model.weights().shift(last, Float.NaN);

        assertThat(explain(registry.byName(name), samples))
                .extracting(Explanation::undefinedBecause)
                .containsOnly("the model's scores are not finite");
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void ends_in_a_map_or_a_reason_where_no_unit_is_active(String name) {
        for (String layer : model.weights().layers()) {
            if (layer.startsWith("features")) {
                model.weights().shift(layer, -100f);
            }
        }

        assertThat(explain(registry.byName(name), samples)).allSatisfy(EveryExplainerTest::assertMapOrReason);
    }

    @ParameterizedTest
    @MethodSource("quickNames")
    void ends_as_undefined_for_a_class_that_the_model_lacks(String name) {
        if (registry.byName(name) instanceof ClassSpecific explainer) {
            List<Explanation> explanations = explain(explainer.forClass(TargetClass.index(1000)), samples);

            assertThat(explanations).allSatisfy(explanation -> {
                boolean classFree = explanation.heatmap() != null && explanation.explainedClass() < 0;
                assertThat(classFree || explanation.undefinedBecause() != null).isTrue();
            });
        }
    }

    /**
     * The kernels that libtorch picks depend on the batch, which moves the last bits of a forward pass.
     */
    private static void assertSame(List<Explanation> actual, List<Explanation> expected, String name) {
        for (int i = 0; i < expected.size(); i++) {
            Heatmap theirs = expected.get(i).heatmap();
            Heatmap ours = actual.get(i).heatmap();
            if (RANDOMISED.contains(name) || theirs == null || ours == null) {
                assertThat(ours).as("map %d", i).isEqualTo(theirs);
            } else {
                float largest = Math.max(Math.abs(theirs.min()), Math.abs(theirs.max()));
                assertThat(ours.values()).containsExactly(theirs.values(), offset(1e-4f * largest));
            }
        }
    }

    private static void assertMapOrReason(Explanation explanation) {
        if (explanation.heatmap() == null) {
            assertThat(explanation.undefinedBecause()).isNotBlank();
        } else {
            assertThat(explanation.heatmap().defect()).isEmpty();
        }
    }

    private List<Explanation> undisturbed(String name) {
        return undisturbed.computeIfAbsent(name, n -> explain(registry.byName(n), samples));
    }

    private List<Explanation> explain(Explainer explainer, List<AuditSample> some) {
        return explain(explainer, some, images -> {});
    }

    private List<Explanation> explain(
            Explainer explainer, List<AuditSample> some, java.util.function.Consumer<NDArray> change) {
        try (NDManager scope = model.newManager()) {
            Batch batch = Shapes.batch(scope, Shapes.INPUT, some);
            change.accept(batch.images());
            return explainer.explain(model, batch);
        }
    }
}
