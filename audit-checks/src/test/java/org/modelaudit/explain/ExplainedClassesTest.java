package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.model.ModelOutput;

/** Stands here because only a module with an engine can make tensors. */
class ExplainedClassesTest {

    private static final Heatmap MAP = new Heatmap(2, 1, new float[] {0, 1});
    private final List<AuditSample> samples = List.of(sample("a"), sample("b").withClass(1, "one"), sample("c"));

    @Test
    void speaks_for_the_predicted_class_of_each_sample() {
        ExplainedClasses classes = classes(TargetClass.predicted(), 1, 2, 3, 0, 0, 5);

        assertThat(classes.indexes()).containsExactly(1, 0, 1);
        assertThat(classes.explanation(2, MAP).explainedClass()).isEqualTo(1);
        assertThat(classes.explanation(2, MAP).heatmap()).isEqualTo(MAP);
    }

    @Test
    void one_sample_with_broken_scores_does_not_touch_the_others() {
        ExplainedClasses classes = classes(TargetClass.predicted(), 1, 2, Float.NaN, 0, 0, 5);

        assertThat(classes.explanation(1, MAP).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(classes.classFree(1, MAP).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(classes.explanation(0, MAP).heatmap()).isEqualTo(MAP);
        assertThat(classes.prediction(1)).isEmpty();
    }

    @Test
    void a_class_that_the_model_does_not_know_is_undefined_and_its_index_is_harmless() {
        ExplainedClasses classes = classes(TargetClass.index(2), 1, 2, 3, 0, 0, 5);

        assertThat(classes.indexes()).containsExactly(0, 0, 0);
        assertThat(classes.explanation(0, MAP).undefinedBecause())
                .isEqualTo("the sample has no class 'index 2' that the model knows");
    }

    @Test
    void a_sample_without_a_label_is_undefined_for_its_label() {
        ExplainedClasses classes = classes(TargetClass.label(), 1, 2, 3, 0, 0, 5);

        assertThat(classes.has(0)).isFalse();
        assertThat(classes.has(1)).isTrue();
        assertThat(classes.explanation(0, MAP).prediction())
                .isEqualTo(classes.prediction(0).orElseThrow());
    }

    @Test
    void every_sample_may_have_a_class_of_its_own() {
        ExplainedClasses classes = classes(TargetClass.each(Map.of("a", 0, "c", 1)), 1, 2, 3, 0, 0, 5);

        assertThat(classes.indexes()).containsExactly(0, 0, 1);
        assertThat(classes.has(1)).isFalse();
    }

    @Test
    void maps_are_dealt_out_in_order() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ExplainedClasses classes = classes(TargetClass.predicted(), 1, 2, 3, 0, 0, 5);
            List<Explanation> explanations =
                    classes.explanations(manager.create(new float[] {1, 2, 3, 4, 5, 5}, new Shape(3, 1, 2)));

            assertThat(explanations.get(1).heatmap()).isEqualTo(new Heatmap(2, 1, new float[] {3, 4}));
            assertThat(explanations.get(2).undefinedBecause()).isEqualTo("the heatmap is constant");
        }
    }

    private ExplainedClasses classes(TargetClass target, float... logits) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return ExplainedClasses.of(ModelOutput.LOGITS, manager.create(logits, new Shape(3, 2)), samples, target);
        }
    }

    private static AuditSample sample(String id) {
        return AuditSample.of(id, Path.of(id + ".png"));
    }
}
