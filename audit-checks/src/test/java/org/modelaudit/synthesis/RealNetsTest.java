package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SharedFolder;
import org.modelaudit.torch.OpenProgram;

/** Both searches on trained nets; skipped where those are not. */
class RealNetsTest {

    private static AuditedModel open(String file) {
        return OpenProgram.of(ModelSource.of(
                                SharedFolder.resolve("models/" + file),
                                InputSpecification.imageNet(32).squeezed())
                        .onDevice("cpu"))
                .model();
    }

    @ParameterizedTest
    @CsvSource({
        "resnet8_cifar10_mlperf_traced.pt, 0",
        "resnet20_cifar10_traced.pt, 7",
        "lenet_cifar10_captum_traced.pt, 3"
    })
    void a_few_steps_reach_a_class(String file, int classIndex) {
        try (AuditedModel model = open(file)) {
            SynthesizedPicture found =
                    ActivationMaximization.standard().steps(40).ofClass(model, classIndex);

            assertThat(found.activation()).isGreaterThan(found.atStart() + 5);
            assertThat(found.probability().orElseThrow()).isGreaterThan(0.9);
        }
    }

    @Test
    void the_first_block_is_inverted_to_less_than_five_percent_and_the_same_again() {
        AuditSample airplane =
                AuditSample.of("airplane", SharedFolder.resolve("images/cifar10_train_png/airplane_116.png"));
        try (AuditedModel model = open("resnet8_cifar10_mlperf_traced.pt")) {
            RepresentationInversion inversion = RepresentationInversion.at("layer1");
            InvertedPicture found = inversion.of(model, airplane);

            assertThat(found.error()).isLessThan(0.05);
            assertThat(inversion.steps(20).of(model, airplane).error()).isGreaterThan(2 * found.error());
            assertThat(inversion.steps(5).of(model, airplane).values())
                    .isEqualTo(inversion.steps(5).of(model, airplane).values());
        }
    }
}
