package org.modelaudit.sanity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/** The twins of real nets. */
class RealTwinTest {

    @Test
    void a_first_layer_without_padding_hides_a_shift_and_grad_cam_does_not_see_it() {
        assertThat(measure(SanityChecks.inputInvariance(), "squeezenet1_1_imagenet_scripted.pt", 224, 1))
                .allSatisfy(RealTwinTest::isTheSame);
    }

    @Test
    void a_net_that_scales_its_input_or_pads_it_has_no_shifted_twin_and_is_undefined() {
        for (String file : List.of("lenet_cifar10_captum_scripted.pt", "resnet20_cifar10_scripted.pt")) {
            assertThat(measure(SanityChecks.inputInvariance(), file, 32, 2))
                    .containsOnly(Outcome.undefined("the twin's scores differ from the model's"));
        }
    }

    @Test
    void a_residual_net_has_normalisations_to_fold_and_layers_to_rescale_and_grad_cam_does_not_see_it() {
        ImplementationInvariance folded = SanityChecks.implementationInvariance();
        for (Metric metric : List.of(folded, folded.byRescaling())) {
            assertThat(measure(metric, "resnet20_cifar10_scripted.pt", 32, 4)).allSatisfy(RealTwinTest::isTheSame);
        }
    }

    @Test
    void a_net_without_normalisations_has_no_folded_twin_and_is_undefined() {
        assertThat(measure(SanityChecks.implementationInvariance(), "squeezenet1_1_imagenet_scripted.pt", 224, 1))
                .containsExactly(
                        Outcome.undefined(
                                "no normalisation of this model can be folded without changing its scores; byRescaling() may find a twin"));
    }

    private static void isTheSame(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Value.class);
        assertThat(((Outcome.Value) outcome).value()).isGreaterThan(0.999);
    }

    private static List<Outcome> measure(Metric metric, String file, int side, int count) {
        ClassActivationMap explainer = ClassActivationMaps.gradCam();
        String network = side == 32 ? "resnet20_cifar10" : "squeezenet1_1_imagenet";
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            GoldenEntry entry = directory.entries().stream()
                    .filter(e -> e.method().equals("cam_stability_lts4")
                            && e.network().equals(network))
                    .findFirst()
                    .orElseThrow();
            AuditedModel model = directory.model(file, side);
            try (NDManager scope = model.newManager()) {
                Batch batch = entry.batch(scope, count);
                List<Explanation> explanations = explainer.explain(model, batch);
                PictureSize size = new PictureSize(side, side);
                List<ExplainedSample> explained = new ArrayList<>();
                for (int i = 0; i < batch.size(); i++) {
                    explained.add(new ExplainedSample(
                            batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
                }
                List<Outcome> outcomes = metric.measure(new Measurement(model, explainer, explained, () -> batch));
                model.verifyUnchanged();
                return outcomes;
            }
        }
    }
}
