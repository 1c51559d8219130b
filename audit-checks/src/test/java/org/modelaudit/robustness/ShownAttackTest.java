package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.robustness.Measurements.with;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.AttackingMetric.AttackedSample;
import org.modelaudit.testing.TinyModel;

/** What a reader is shown of an attack. */
class ShownAttackTest {

    private static final TinyModel MODEL = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});
    private static final TinyModel DEAF = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 1, 0, 1, 1, 0});
    private static final float[] PICTURE = {0.8f, 0, 0, 0, 0, 0, 0, 0.7f, 0.1f, 0.2f, 0.3f, 0.4f};
    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    private static Optional<AttackedSample> attacked(TinyModel model, AttackingMetric metric) {
        List<Optional<AttackedSample>> shown = with(model, GRAD_CAM, 0, metric::attacked, PICTURE);
        assertThat(shown).hasSize(1);
        return shown.get(0);
    }

    @Test
    void the_changed_picture_and_its_map_are_those_that_were_measured() {
        AttackedSample shown = attacked(
                        MODEL,
                        RobustnessMetrics.stabilityUnder(Attacks.deepFool()).forReachedClass())
                .orElseThrow();

        assertThat(shown.attack()).isEqualTo("DeepFool");
        assertThat(shown.outcome()).startsWith("another decision, change of ");
        assertThat(shown.explanation().prediction())
                .extracting(Prediction::classIndex)
                .isEqualTo(1);
        assertThat(shown.explanation().explainedClass()).isEqualTo(1);
        assertThat(shown.picture()).hasSameSizeAs(PICTURE).isNotEqualTo(PICTURE);
    }

    @Test
    void an_attack_that_changed_no_decision_says_so() {
        AttackingMetric success = (AttackingMetric) RobustnessMetrics.attackSuccess(Attacks.fgsm(0.001));

        assertThat(attacked(MODEL, success).orElseThrow().outcome()).startsWith("the decision stands");
    }

    @Test
    void nothing_is_shown_of_an_attack_that_could_not_be_carried_through() {
        assertThat(attacked(DEAF, RobustnessMetrics.stabilityUnder(Attacks.deepFool())))
                .isEmpty();
    }

    @Test
    void the_attack_on_the_explanation_stays_within_its_radius() {
        AttackedSample shown = attacked(
                        MODEL, RobustnessMetrics.explanationAttack(0.1).budget(2, 1))
                .orElseThrow();

        for (int i = 0; i < PICTURE.length; i++) {
            assertThat(Math.abs(shown.picture()[i] - PICTURE[i])).isLessThanOrEqualTo(0.1f + 1e-6f);
        }
    }
}
