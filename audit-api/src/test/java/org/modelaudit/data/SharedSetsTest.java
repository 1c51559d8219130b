package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.PictureSize;
import org.modelaudit.model.Labels;

/** Real annotated pictures, where they are at hand. */
class SharedSetsTest {

    private static final Path SHARED = Path.of(System.getProperty("modelaudit.shared", "none"));

    @BeforeEach
    void the_pictures_are_at_hand() {
        assumeThat(SHARED.resolve("images"))
                .as("needs the real pictures; give their folder as -Dmodelaudit.shared=FOLDER")
                .isDirectory();
    }

    private static AuditSet set(String name) {
        return AuditSet.fromCsv(SHARED.resolve("images"), SHARED.resolve("annotations/" + name + ".csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kangaroo",
                "fruit",
                "coco",
                "tiny_imagenet",
                "imagenet_sample",
                "cifar10_train_png",
                "bccd",
                "demo"
            })
    void every_set_is_read_and_every_picture_decoded(String name) {
        AuditSet set = set(name);

        assertThat(set.name()).isEqualTo(name);
        assertThat(set.sample(20, 1).samples()).allSatisfy(sample -> {
            PictureSize size = PictureSize.read(sample.file());
            assertThat(sample.classIndex()).isPresent();
            assertThat(sample.picture().width()).isEqualTo(size.width());
            assertThat(sample.boxes()).allSatisfy(box -> {
                assertThat(box.left()).isNotNegative();
                assertThat(box.right()).isLessThanOrEqualTo(size.width());
                assertThat(box.bottom()).isLessThanOrEqualTo(size.height());
            });
        });
    }

    @Test
    void a_box_without_height_is_dropped_and_nothing_else() {
        AuditSet set = set("tiny_imagenet");

        assertThat(set.remarks()).singleElement().asString().contains("has no area and was dropped");
        assertThat(set.where(sample -> sample.boxes().isEmpty()).size()).isEqualTo(1);
    }

    @Test
    void masks_lie_where_the_boxes_of_the_same_class_are() {
        AuditSet boxes = set("coco");
        AuditSet masks = set("coco_masks");

        assertThat(masks.sample(30, 1).samples()).allSatisfy(sample -> {
            AuditSample boxed = boxes.where(other -> other.file().equals(sample.file())
                            && other.classIndex().equals(sample.classIndex()))
                    .samples()
                    .get(0);
            assertThat(sample.mask().orElseThrow().boundingBox().orElseThrow())
                    .satisfies(box -> assertThat(boxed.boxes())
                            .anySatisfy(
                                    other -> assertThat(other.intersection(box)).isPositive()));
        });
    }

    @Test
    void the_class_names_agree_with_the_labels_of_the_models() {
        Labels labels = Labels.read(SHARED.resolve("models/imagenet_classes.txt"));

        assertThat(set("imagenet_sample").withLabels(labels).remarks()).isEmpty();
        assertThat(set("bccd").withLabels(labels).remarks()).hasSize(3);
    }

    @Test
    void some_objects_lie_outside_the_centre_crop() {
        long outside = set("coco").samples().stream()
                .filter(sample -> {
                    Geometry geometry = InputSpecification.imageNet(224).geometry(PictureSize.read(sample.file()));
                    return sample.boxes().stream()
                            .noneMatch(box -> geometry.map(box).isPresent());
                })
                .count();

        assertThat(outside).isBetween(1L, 20L);
    }

    @Test
    void the_jpeg_that_is_cut_off_is_refused() {
        AuditSample sample = AuditSample.of("truncated", SHARED.resolve("images/demo/truncated_00090.jpg"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(sample::picture)
                .withMessageContaining("truncated_00090.jpg' is damaged or cut off");
    }
}
