package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.Labels;

class CocoAnnotationsTest {

    private Path folder = Path.of("");

    @BeforeEach
    void two_pictures_of_ten_by_eight(@TempDir Path temporary) {
        folder = temporary;
        new Folder(folder).pictures("images/a.png", "images/b.png");
    }

    private AuditSet read(String... annotations) {
        new Folder(folder)
                .text(
                        "annotations.json",
                        "{'info': {'year': 2017},",
                        "'annotations': [" + String.join(",\n", annotations) + "],",
                        "'categories': [{'id': 17, 'name': 'cat'}, {'id': 18, 'name': 'dog'}],",
                        "'images': [{'id': 1, 'file_name': 'a.png'}, {'id': 2, 'file_name': 'b.png'}]}");
        String json = folder.resolve("annotations.json").toString();
        return AuditSet.fromCoco(folder, requote(Path.of(json)));
    }

    /** Single quotes keep the tests readable; the file has double ones. */
    private static Path requote(Path json) {
        try {
            String text = Files.readString(json);
            return Files.writeString(json, text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_box_is_a_corner_with_a_width_and_a_height() {
        AuditSet set = read("{'id': 5, 'image_id': 1, 'category_id': 17, 'bbox': [1, 2, 3.5, 4]}");

        AuditSample sample = set.samples().get(0);
        assertThat(sample.id()).isEqualTo("images/a.png");
        assertThat(sample.className()).isEqualTo("cat");
        assertThat(sample.classIndex()).isEmpty();
        assertThat(sample.boxes()).containsExactly(new Box(1, 2, 4.5, 6));
        assertThat(sample.hasMask()).isFalse();
    }

    @Test
    void an_image_without_annotations_is_a_sample_without_a_class() {
        AuditSet set = read("{'id': 5, 'image_id': 1, 'category_id': 17, 'bbox': [1, 2, 3, 4]}");

        assertThat(set.size()).isEqualTo(2);
        assertThat(set.samples().get(1).className()).isNull();
    }

    @Test
    void a_category_id_is_no_class_index() {
        AuditSet set = read("{'id': 5, 'image_id': 1, 'category_id': 17, 'bbox': [1, 2, 3, 4]}");

        assertThat(set.withLabels(new Labels(List.of("dog", "cat")))
                        .samples()
                        .get(0)
                        .classIndex())
                .isEqualTo(OptionalInt.of(1));
    }

    @Test
    void polygons_and_both_kinds_of_run_lengths_are_masks_and_united() {
        AuditSet set = read(
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'segmentation': [[0,0, 2,0, 2,2, 0,2]]}",
                // 8 rows a column: two columns outside, one inside, seven outside; then the same in the string form.
                "{'id': 6, 'image_id': 1, 'category_id': 17, 'segmentation': {'size': [8, 10], 'counts': [16, 8, 56]}}",
                "{'id': 7, 'image_id': 2, 'category_id': 17, 'segmentation': {'size': [8, 10], 'counts': '`08h1'}}");

        assertThat(set.samples().get(0).mask())
                .contains(Mask.ofBoxes(10, 8, List.of(new Box(0, 0, 2, 2), new Box(2, 0, 3, 8))));
        assertThat(set.samples().get(1).mask()).contains(Mask.ofBoxes(10, 8, List.of(new Box(2, 0, 3, 8))));
    }

    @Test
    void a_mask_of_another_size_is_refused_when_it_is_asked_for() {
        AuditSet set = read(
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'segmentation': {'size': [2, 2], 'counts': [1, 3]}}",
                "{'id': 6, 'image_id': 2, 'category_id': 17, 'segmentation': {'size': [8, 10], 'counts': [1, 3]}}");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> set.samples().get(0).mask())
                .withMessageStartingWith("The mask of 'images/a.png' is 2×2, but the picture is 10×8");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> set.samples().get(1).mask())
                .withMessageStartingWith("The sample 'images/b.png' has no usable mask: The runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id': 5, 'image_id': 9, 'category_id': 17} | Annotation 5 of 'annotations.json' belongs to the image 9",
                "{'id': 5, 'image_id': 1, 'category_id': 99} | Annotation 5 of 'annotations.json' has the category 99",
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'bbox': [1, 2]} | has the box [1.0, 2.0]; give four numbers",
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'segmentation': [1, 2]} | neither polygons nor run lengths",
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'iscrowd': 'maybe'} | has \"maybe\" for iscrowd; give 0 or 1",
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'segmentation': {'size': [8, 10]}} | neither polygons nor",
                "{'id': 5, 'image_id': 1, 'category_id': 17, 'segmentation': 'x'} | neither polygons nor run lengths",
                "{'id': 5, 'image_id': | cannot be read as COCO JSON",
                "null | cannot be read as COCO JSON",
                "17 | cannot be read as COCO JSON"
            })
    void a_malformed_annotation_is_refused_by_its_id_or_place(String annotation, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(annotation))
                .withMessageContaining(message);
    }

    @Test
    void malformed_json_is_refused_by_its_line() {
        new Folder(folder).text("annotations.json", "{\"images\": [", "{\"id\": 1,, }]}");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageContaining("annotations.json' cannot be read as COCO JSON")
                .withMessageContaining("line 2");
    }

    @Test
    void a_missing_picture_is_remarked_and_a_name_that_leads_out_is_refused() {
        Folder set = new Folder(folder);
        set.text(
                "annotations.json",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}, {\"id\": 2, \"file_name\": \"gone.png\"}]}");
        assertThat(AuditSet.of(folder).remarks())
                .singleElement()
                .asString()
                .startsWith("Image 2 of 'annotations.json' is ignored because there is no picture 'gone.png'");

        set.text("annotations.json", "{\"images\": [{\"id\": 1, \"file_name\": \"../../etc/passwd\"}]}");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageContaining("'../../etc/passwd', which lies outside the picture folder");
    }
}
