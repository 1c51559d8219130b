package org.modelaudit.equivalence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.assertions.AuditAssertions.assertThat;
import static org.modelaudit.equivalence.EquivalenceChecks.sameAs;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.assertions.AuditFailedError;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.OnnxRuntime;
import org.modelaudit.perturbation.Perturbations;
import org.modelaudit.torch.TorchRuntime;

/** The files of {@code make_formats.py}: one net in every format. */
class SameAsTest {

    private static final int PICTURES = 4;
    private static final InputSpecification INPUT =
            InputSpecification.imageNet(16).squeezed();
    private static final Explainer GRAD_CAM = ClassActivationMaps.gradCam().at("body");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder rows = new StringBuilder("file,class_index\n");
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            for (int at = 0; at < 256; at++) {
                picture.setRGB(at % 16, at / 16, random.nextInt(1 << 24));
            }
            ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
            rows.append(i).append(".png,").append(i).append('\n');
        }
        Files.writeString(folder.resolve("annotations.csv"), rows);
    }

    @ParameterizedTest
    @CsvSource({
        "net.pt, net.pt2",
        "net.pt2, net.dynamo.onnx",
        "net.dynamo.onnx, net.traced.onnx",
        "net.traced.onnx, net.pt"
    })
    void the_formats_of_one_net_are_the_same_model(String one, String other) {
        try (AuditedModel model = open(one, INPUT);
                AuditedModel second = open(other, INPUT)) {
            for (Explainer explainer :
                    List.of(GRAD_CAM, ClassActivationMaps.gradCam().at("body.1"), GradientExplainers.gradient())) {
                assertThat(model).on(pictures()).explainedBy(explainer).passes(sameAs(second));
            }
        }
    }

    @Test
    void weights_of_half_precision_are_found_with_the_picture_that_differs_most() {
        try (AuditedModel model = open("net.pt", INPUT);
                AuditedModel half = open("half.onnx", INPUT)) {
            assertThatExceptionOfType(AuditFailedError.class)
                    .isThrownBy(() -> assertThat(model)
                            .on(pictures())
                            .explainedBy(GRAD_CAM)
                            .passes(sameAs(half)))
                    .satisfies(error -> org.assertj.core.api.Assertions.assertThat(error.getMessage())
                            .contains("difference of the logits to 'half.onnx' at most 0.0001 on every sample")
                            .contains("difference of the map to that of 'half.onnx' at most 0.001 on every sample")
                            .containsPattern("worst.*\\d\\.png"));
            assertThat(model)
                    .on(pictures())
                    .explainedBy(GRAD_CAM)
                    .passes(sameAs(half).within(0.01, 0.1));
        }
    }

    @Test
    void another_preparation_of_pictures_is_found_and_both_are_named() {
        InputSpecification other = INPUT.normalizedBy(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));
        try (AuditedModel model = open("net.pt", INPUT);
                AuditedModel second = open("net.traced.onnx", other)) {
            assertThatExceptionOfType(AuditFailedError.class)
                    .isThrownBy(() -> assertThat(model)
                            .on(pictures())
                            .explainedBy(GRAD_CAM)
                            .passes(sameAs(second)))
                    .satisfies(error -> org.assertj.core.api.Assertions.assertThat(error.getMessage())
                            .contains("its pictures are prepared otherwise: RGB")
                            .contains("mean [0.5, 0.5, 0.5]"));
        }
    }

    @Test
    void a_model_of_other_classes_is_no_other_file_of_this_one() {
        try (AuditedModel model = open("net.pt", INPUT)) {
            AuditedModel other = BlackBox.of(
                    "other",
                    INPUT,
                    Labels.none(),
                    3,
                    images -> images.getManager()
                            .zeros(new ai.djl.ndarray.types.Shape(
                                    images.getShape().get(0), 3)));
            assertThatThrownBy(() -> assertThat(model)
                            .on(pictures())
                            .explainedBy(Perturbations.occlusion(8, 8))
                            .passes(sameAs(other)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("has 4 classes and 'other', which it is compared with, has 3");
        }
    }

    private AuditSet pictures() {
        return AuditSet.of(folder);
    }

    private static AuditedModel open(String name, InputSpecification input) {
        try {
            Path file = Path.of(
                    Objects.requireNonNull(SameAsTest.class.getResource(name)).toURI());
            ModelSource source = ModelSource.of(file, input).onDevice("cpu");
            return name.endsWith(".onnx") ? new OnnxRuntime().open(source) : new TorchRuntime().open(source);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
