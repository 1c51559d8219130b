package org.modelaudit.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.MistakeAnalysis.Count;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

class MistakeAnalysisTest {

    /** Of the pictures 0 to 7, all cats, 4 to 7 are called dogs; the map lies on 0, 1, 2 and on 4. */
    private static final FakeMetric OVERLAP = FakeMetric.named("overlap")
            .thatNeedsRegion()
            .giving(explained -> switch (explained.sample().id()) {
                case "0.png", "1.png", "2.png", "4.png" -> Outcome.value(0.8);
                case "7.png" -> Outcome.undefined("the object lies outside the crop");
                default -> Outcome.value(0.2);
            });

    @TempDir
    Path folder;

    @Test
    void tells_faults_of_the_classifier_from_faults_of_the_features() {
        MistakeAnalysis mistakes = MistakeAnalysis.of(audit(DrawnSet.of(folder, 8), OVERLAP));

        assertThat(mistakes.right()).isEqualTo(new Count(3, 1, 0));
        assertThat(mistakes.wrong()).isEqualTo(new Count(1, 2, 1));
        assertThat(mistakes.classifierFaults()).containsExactly("4.png");
        assertThat(mistakes.featureFaults()).containsExactly("5.png", "6.png");
        assertThat(mistakes.isClassFree()).isTrue();
        assertThat(mistakes).hasToString("of 4 mistakes, 1 of the classifier, 2 of the features, 1 undecided");
    }

    @Test
    void shares_are_of_the_pictures_with_a_value() {
        assertThat(new Count(3, 1, 4).shareFound()).contains(0.75);
        assertThat(new Count(0, 0, 4).shareFound()).isEmpty();
    }

    @Test
    void a_picture_without_a_label_is_no_mistake() {
        AuditSet labelled = DrawnSet.of(folder, 2);
        AuditSet images = AuditSet.of(
                "half labelled",
                List.of(
                        labelled.samples().get(0),
                        AuditSample.of("1.png", folder.resolve("1.png"))
                                .withBoxes(labelled.samples().get(1).boxes())));

        MistakeAnalysis mistakes = MistakeAnalysis.of(audit(images, OVERLAP));

        assertThat(mistakes.unjudged()).isEqualTo(1);
        assertThat(mistakes.right().all() + mistakes.wrong().all()).isEqualTo(1);
    }

    @Test
    void an_audit_that_does_not_look_for_the_object_is_refused() {
        AuditResult blind = audit(DrawnSet.of(folder, 2), FakeMetric.named("score"));

        assertThatThrownBy(() -> MistakeAnalysis.of(blind))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("require localizationError()");
    }

    private static AuditResult audit(AuditSet images, FakeMetric metric) {
        return assertThat(FakeModel.small())
                .on(images)
                .explainedBy(new ClassFree())
                .evaluate(metric, atLeast(0.5));
    }

    /** Calls the pictures 4 to 7 dogs; its maps speak for no class. */
    private static final class ClassFree implements Explainer {
        @Override
        public String id() {
            return "class-free/test@1";
        }

        @Override
        public String name() {
            return "Class-free";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            Heatmap map = new Heatmap(2, 1, new float[] {0, 1});
            return batch.samples().stream()
                    .map(sample -> Explanation.of(new Prediction(sample.id().charAt(0) < '4' ? 0 : 1, 0.9), -1, map))
                    .toList();
        }
    }
}
