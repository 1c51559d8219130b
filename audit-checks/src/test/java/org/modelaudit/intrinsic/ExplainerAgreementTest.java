package org.modelaudit.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.robustness.Measurements.value;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.comparison.Baseline;
import org.modelaudit.comparison.MetricBaseline;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gate.Finding;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.testing.SeededExplainer;
import org.modelaudit.testing.TinyModel;

/** Whether another explainer sees the same. */
class ExplainerAgreementTest {

    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    private static final TinyModel MODEL =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {2, 0.5f, -1, -1, 2, 0.5f, 0.5f, -1, 2});

    /** One map for all pictures, and another for every one. */
    private static final Explainer STUBBORN = new SeededExplainer("stubborn", picture -> 7);

    private static final Explainer FICKLE = new SeededExplainer("fickle", Arrays::hashCode);

    @Test
    void an_explainer_agrees_with_itself_and_not_with_one_that_says_the_same_of_every_picture() {
        assertThat(value(IntrinsicMetrics.explainerAgreement(GRAD_CAM), MODEL, GRAD_CAM, picture(1)))
                .isCloseTo(1, within(1e-12));
        double other = value(IntrinsicMetrics.explainerAgreement(STUBBORN), MODEL, GRAD_CAM, picture(1));
        assertThat(other).isLessThan(0.5).isBetween(-1.0, 1.0);
        assertThat(IntrinsicMetrics.explainerAgreement(STUBBORN).settings()).containsEntry("other", STUBBORN.id());
    }

    @Test
    void a_gate_tells_the_same_map_from_another_on_any_picture() {
        Metric metric = IntrinsicMetrics.explainerAgreement(STUBBORN);
        atLeast(0.9).verifyFor(metric);
        for (int trial = 0; trial < 10; trial++) {
            double same = value(metric, MODEL, STUBBORN, picture(trial));
            double another = value(metric, MODEL, FICKLE, picture(trial));

            assertThat(atLeast(0.9).accepts(same)).isTrue();
            assertThat(atLeast(0.9).accepts(another)).isFalse();
            assertThat(same).isGreaterThan(another);
            assertThat(another).isBetween(-1.0, 1.0);
        }
    }

    @Test
    void a_baseline_tells_two_settings_of_the_other_explainer_apart() {
        Metric predicted = IntrinsicMetrics.explainerAgreement(GRAD_CAM).resolvedFor(MODEL);
        Metric first = IntrinsicMetrics.explainerAgreement(GRAD_CAM.forClass(TargetClass.index(0)))
                .resolvedFor(MODEL);

        assertThat(first.settings().get("other")).startsWith(GRAD_CAM.id()).contains("class=index 0");
        assertThat(baseline(first).of(first)).isPresent();
        assertThat(baseline(first).of(predicted)).isEmpty();
        assertThat(value(first, MODEL, GRAD_CAM, picture(1)))
                .isEqualTo(value(IntrinsicMetrics.explainerAgreement(GRAD_CAM), MODEL, GRAD_CAM, picture(1)));
    }

    @Test
    void an_audit_of_an_explainer_against_itself_is_refused_and_against_another_layer_or_explainer_is_not() {
        Metric metric = IntrinsicMetrics.explainerAgreement(GRAD_CAM);

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> metric.verifyMeaning(MODEL, ClassActivationMaps.gradCam()))
                .withMessageStartingWith("Grad-CAM is compared with itself, " + GRAD_CAM.id())
                .withMessageContaining("name another explainer, or another setting of it");
        // It is asked for the class of the first map, whatever its own is.
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> metric.verifyMeaning(MODEL, GRAD_CAM.forClass(TargetClass.index(1))));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> metric.resolvedFor(MODEL).verifyMeaning(MODEL, GRAD_CAM));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> IntrinsicMetrics.explainerAgreement(STUBBORN).verifyMeaning(MODEL, STUBBORN));
        assertThatCode(() -> metric.verifyMeaning(MODEL, STUBBORN)).doesNotThrowAnyException();
        assertThatCode(() -> metric.verifyMeaning(MODEL, ClassActivationMaps.layerCam()))
                .doesNotThrowAnyException();
    }

    @Test
    void an_audit_asks_before_anything_runs_and_another_layer_is_another_map(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        AuditSet images = AuditSet.of("one", List.of(AuditSample.of("a.png", picture)));
        try (AuditedModel net = RelevanceNets.colour("residual", 8)) {
            PassCount before = net.passes();
            assertThatThrownBy(() -> AuditAssertions.assertThat(net)
                            .on(images)
                            .explainedBy(GRAD_CAM)
                            .has(IntrinsicMetrics.explainerAgreement(GRAD_CAM), atLeast(0.3)))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("is compared with itself");
            assertThat(net.passes().since(before)).isEqualTo(new PassCount(0, 0, 0, 0));
            assertThatCode(() -> IntrinsicMetrics.explainerAgreement(GRAD_CAM.at("conv3"))
                            .verifyMeaning(net, GRAD_CAM.at("norm1")))
                    .doesNotThrowAnyException();
        }
    }

    private static Baseline baseline(Metric metric) {
        return new Baseline(
                "id", new TreeMap<>(), new TreeMap<>(), List.of(MetricBaseline.of(new Finding(metric, List.of(), 42))));
    }

    private static float[] picture(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(0.1, 0.9);
        }
        return values;
    }
}
