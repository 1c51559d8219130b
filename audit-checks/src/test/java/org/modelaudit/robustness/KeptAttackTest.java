package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.KeptWork;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.SharedWork;
import org.modelaudit.testing.RememberedWork;
import org.modelaudit.testing.TinyModel;

class KeptAttackTest {

    private static final TinyModel MODEL = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});

    private static final float[] PICTURE = {0.8f, 0, 0, 0, 0, 0, 0, 0.7f, 0.1f, 0.2f, 0.3f, 0.4f};

    private final RememberedWork work = new RememberedWork();

    private List<Outcome> measure(Metric metric, Explainer explainer, KeptWork kept) {
        try (NDManager scope = MODEL.newManager()) {
            List<AuditSample> samples =
                    List.of(AuditSample.of("a", Path.of("none")), AuditSample.of("b", Path.of("none")));
            float[] both = new float[2 * PICTURE.length];
            System.arraycopy(PICTURE, 0, both, 0, PICTURE.length);
            System.arraycopy(PICTURE, 0, both, PICTURE.length, PICTURE.length);
            both[0] = 0.9f;
            Batch batch = new Batch(samples, scope.create(both, new Shape(2, 3, 2, 2)));
            PictureSize size = new PictureSize(2, 2);
            List<ExplainedSample> explained = new ArrayList<>();
            List<Explanation> explanations = explainer.explain(MODEL, batch);
            for (int i = 0; i < 2; i++) {
                explained.add(
                        new ExplainedSample(samples.get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
            }
            return metric.measure(new Measurement(MODEL, explainer, explained, () -> batch, new SharedWork(), kept));
        }
    }

    private List<Outcome> alone(Metric metric, Explainer explainer) {
        return measure(metric, explainer, KeptWork.none());
    }

    @Test
    void an_attack_runs_once_for_all_explainers_and_metrics_and_changes_none_of_their_numbers() {
        Explainer gradCam = ClassActivationMaps.gradCam();
        Explainer eigenCam = ClassActivationMaps.eigenCam();
        Attack attack = Attacks.deepFool();
        Metric stability = RobustnessMetrics.stabilityUnder(attack);
        Metric norm = RobustnessMetrics.attackNorm(attack);
        Metric success = RobustnessMetrics.attackSuccess(attack);

        assertThat(measure(stability, gradCam, work)).isEqualTo(alone(stability, gradCam));
        assertThat(work.made()).hasSize(2);
        Map<String, byte[]> first = Map.copyOf(work.made());

        assertThat(measure(stability, eigenCam, work)).isEqualTo(alone(stability, eigenCam));
        assertThat(measure(norm, gradCam, work)).isEqualTo(alone(norm, gradCam));
        assertThat(measure(success, eigenCam, work)).isEqualTo(alone(success, eigenCam));
        assertThat(work.made()).isEqualTo(first);
    }

    @Test
    void another_setting_is_another_attack() {
        measure(RobustnessMetrics.attackNorm(Attacks.deepFool()), ClassActivationMaps.gradCam(), work);
        measure(RobustnessMetrics.attackNorm(Attacks.deepFool().steps(3)), ClassActivationMaps.gradCam(), work);
        measure(RobustnessMetrics.attackNorm(Attacks.deepFoolLinf()), ClassActivationMaps.gradCam(), work);

        assertThat(work.made()).hasSize(6);
    }

    @Test
    void the_changed_pictures_come_back_with_every_bit() {
        try (NDManager scope = MODEL.newManager()) {
            Batch batch = new Batch(
                    List.of(AuditSample.of("a", Path.of("none"))), scope.create(PICTURE, new Shape(1, 3, 2, 2)));
            AttackResult made = Attacks.deepFool().attack(MODEL, batch);
            float[] picture = made.images().toFloatArray();
            AttackedBytes read =
                    AttackedBytes.read(new AttackedBytes(made.samples().get(0), picture).bytes());

            assertThat(read.picture()).isEqualTo(picture);
            assertThat(read.attacked()).isEqualTo(made.samples().get(0));
        }
        Attacked troubled = new Attacked(3, -1, 0, 0.1, Double.NaN, -0.0, "the scores are not finite ∅");
        assertThat(AttackedBytes.read(new AttackedBytes(troubled, new float[] {Float.NaN, -0f}).bytes())
                        .attacked())
                .isEqualTo(troubled);
    }
}
