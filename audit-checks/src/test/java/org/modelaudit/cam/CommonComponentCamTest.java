package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.cam.ClassActivationMaps.commonComponentCam;
import static org.modelaudit.cam.ClassActivationMaps.gradCam;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;
import org.modelaudit.testing.FeedbackValues;

/** The map of a group's common components on a real net: as torch alone finds it, and as the sum of its classes' maps. */
class CommonComponentCamTest {

    private static float[] values(Explanation explanation) {
        return Objects.requireNonNull(explanation.heatmap()).values();
    }

    @Test
    void on_a_real_net_the_maps_are_those_that_torch_finds_of_the_linear_layer() {
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            CommonComponentCam ccam = commonComponentCam(FeedbackValues.group()).at("layer3");
            List<String> pictures = FeedbackValues.pictures();
            for (int i = 0; i < pictures.size(); i++) {
                PassCount before = model.passes();
                Explanation explanation = ccam.explain(model, FeedbackValues.batch(scope, pictures.subList(i, i + 1)))
                        .get(0);
                assertThat(model.passes().since(before))
                        .isEqualTo(ccam.costPerSample(model).passes())
                        .isEqualTo(new PassCount(8, 1, 1, 1));
                assertThat(explanation.explainedClass()).isEqualTo(-1);
                FeedbackValues.assertClose(values(explanation), "ccam_" + i, 1e-4);
            }
            assertThat(ccam.settings(model))
                    .containsEntry("group", "8 pictures of 'cats'")
                    .containsEntry("layer", "layer3")
                    .containsEntry("class", "none (class-free)");
        }
    }

    @Test
    void a_map_is_the_sum_of_the_classes_maps_each_as_probable_as_the_group_says() {
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            Batch batch = FeedbackValues.batch(scope, FeedbackValues.pictures());
            AuditSet one = AuditSet.of("one", FeedbackValues.group().samples().subList(0, 1));
            float[] shares = model.output()
                    .probabilities(model.logits(FeedbackValues.batch(
                                    scope, List.of(one.samples().get(0).id()))
                            .images()))
                    .toFloatArray();
            double[] expected = new double[64];
            for (int c = 0; c < shares.length; c++) {
                float[] map = values(gradCam()
                        .forClass(TargetClass.index(c))
                        .explain(model, batch)
                        .get(1));
                for (int i = 0; i < map.length; i++) {
                    expected[i] += (double) shares[c] * map[i];
                }
            }
            float[] found = values(commonComponentCam(one).explain(model, batch).get(1));
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i]).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void a_map_does_not_hang_on_what_else_is_explained() {
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            CommonComponentCam ccam = commonComponentCam(FeedbackValues.group());
            List<Explanation> together = ccam.explain(model, FeedbackValues.batch(scope, FeedbackValues.pictures()));
            float[] alone = values(ccam.explain(
                            model,
                            FeedbackValues.batch(
                                    scope, FeedbackValues.pictures().subList(2, 3)))
                    .get(0));
            assertThat(values(together.get(2))).containsExactly(alone);
        }
    }

    @Test
    void the_group_is_read_once(@TempDir Path folder) throws IOException {
        List<AuditSample> copies = new ArrayList<>();
        for (AuditSample sample : FeedbackValues.group().samples().subList(0, 2)) {
            copies.add(AuditSample.of(
                    sample.id(),
                    Files.copy(sample.file(), folder.resolve(sample.file().getFileName()))));
        }
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            Batch batch = FeedbackValues.batch(scope, FeedbackValues.pictures().subList(0, 1));
            CommonComponentCam ccam =
                    commonComponentCam(AuditSet.of("two", copies)).at("layer3");
            float[] first = values(ccam.explain(model, batch).get(0));
            for (AuditSample copy : copies) {
                Files.delete(copy.file());
            }

            assertThat(values(ccam.explain(model, batch).get(0))).containsExactly(first);
        }
    }

    @Test
    void it_is_told_from_others_by_the_pictures_of_its_group_and_not_by_their_names(@TempDir Path folder)
            throws IOException, UntoldContentException {
        List<AuditSample> cats = FeedbackValues.group().samples();
        Path first = Files.copy(cats.get(0).file(), folder.resolve("a.png"));
        Path second = Files.copy(cats.get(1).file(), folder.resolve("b.png"));
        AuditSet copies =
                AuditSet.of("copies", List.of(AuditSample.of("a.png", first), AuditSample.of("b.png", second)));
        String two = ContentDigest.of(commonComponentCam(AuditSet.of("two", cats.subList(0, 2))));

        CommonComponentCam ofCopies = commonComponentCam(copies);
        assertThat(ContentDigest.of(ofCopies)).isEqualTo(two);
        assertThat(ContentDigest.of(ofCopies.at("layer3"))).isNotEqualTo(two);
        assertThat(ContentDigest.of(commonComponentCam(AuditSet.of("others", cats.subList(1, 3)))))
                .isNotEqualTo(two);

        Files.copy(cats.get(2).file(), second, StandardCopyOption.REPLACE_EXISTING);
        assertThat(ContentDigest.of(commonComponentCam(copies))).isNotEqualTo(two);
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            Batch batch = FeedbackValues.batch(scope, FeedbackValues.pictures().subList(0, 1));
            // It was told by other pictures than it would look at now.
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> ofCopies.explain(model, batch))
                    .withMessage(
                            "Pictures of the group 'copies' have changed since they were first read; run the audit again.");
        }
        Files.delete(second);
        assertThatExceptionOfType(UntoldContentException.class)
                .isThrownBy(() -> ContentDigest.of(commonComponentCam(copies)));
    }

    @Test
    void a_picture_of_the_group_that_cannot_be_used_is_named_with_its_group(@TempDir Path folder) throws IOException {
        Path large = folder.resolve("large.png");
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", large.toFile());
        AuditSample cat = FeedbackValues.group().samples().get(0);
        AuditSet withLarge = AuditSet.of("some", List.of(cat, AuditSample.of("large.png", large)));
        AuditSet withNone = AuditSet.of("some", List.of(cat, AuditSample.of("none.png", folder.resolve("none.png"))));
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            Batch batch = FeedbackValues.batch(scope, FeedbackValues.pictures().subList(0, 1));
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> commonComponentCam(withLarge).explain(model, batch))
                    .withMessageStartingWith(
                            "The picture 'large.png' of the group 'some' cannot be used: The picture is 200×100");
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> commonComponentCam(withNone).explain(model, batch))
                    .withMessageStartingWith("The picture 'none.png' of the group 'some' cannot be read");
        }
    }

    @Test
    void a_layer_without_maps_is_refused() {
        try (AuditedModel model = FeedbackValues.open()) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> commonComponentCam(FeedbackValues.group())
                            .at("linear")
                            .settings(model))
                    .withMessageContaining("CCAM needs a layer with maps, but the output of 'linear'");
        }
    }
}
