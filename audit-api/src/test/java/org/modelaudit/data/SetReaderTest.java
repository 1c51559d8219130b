package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.DataException;
import org.modelaudit.model.Labels;

class SetReaderTest {

    @Test
    void without_annotations_a_sub_folder_is_a_class(@TempDir Path folder) {
        new Folder(folder)
                .pictures("cat/1.png", "cat/old/2.png", "dog/3.PNG", ".hidden/4.png", "5.png")
                .text("notes.txt");

        AuditSet set = AuditSet.of(folder);

        assertThat(set.samples())
                .extracting(AuditSample::id)
                .containsExactly("5.png", "cat/1.png", "cat/old/2.png", "dog/3.PNG");
        assertThat(set.samples()).extracting(AuditSample::className).containsExactly(null, "cat", "cat", "dog");
        assertThat(set.samples()).extracting(AuditSample::classIndex).containsOnly(OptionalInt.empty());
    }

    @Test
    void the_folders_in_their_order_are_the_labels_of_torchvision(@TempDir Path folder) {
        new Folder(folder).pictures("images/cat/1.png", "images/dog/3.png");
        AuditSet set = AuditSet.fromFolders(folder);

        assertThat(set.withLabels(new Labels(set.classNames())).samples())
                .extracting(AuditSample::classIndex)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(1));
    }

    @Test
    void an_annotation_file_stands_for_itself_and_its_folder(@TempDir Path folder) {
        new Folder(folder).pictures("a.png").text("night.csv", "file", "a.png").text("broken.csv", "");

        AuditSet set = AuditSet.of(folder.resolve("night.csv"));

        assertThat(set.name()).isEqualTo("night");
        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png");
    }

    @Test
    void annotations_that_lie_elsewhere_tell_their_form_by_their_name(@TempDir Path folder) {
        new Folder(folder)
                .pictures("images/a.png")
                .text("truth.CSV", "file", "a.png")
                .text(
                        "truth.Json",
                        "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}], \"annotations\": [], \"categories\": []}")
                .text("truth/a.xml", "<annotation/>")
                .text("truth.txt", "a.png");
        Path images = folder.resolve("images");

        assertThat(List.of("truth.CSV", "truth.Json", "truth"))
                .allSatisfy(truth -> assertThat(
                                AuditSet.of(images, folder.resolve(truth)).samples())
                        .extracting(AuditSample::id)
                        .containsExactly("a.png"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(images, folder.resolve("truth.txt")))
                .withMessageEndingWith(
                        "truth.txt'; give a .csv file, a COCO .json file or a folder of PASCAL VOC files.");
    }

    @Test
    void annotations_in_two_forms_are_refused(@TempDir Path folder) {
        new Folder(folder)
                .pictures("a.png")
                .text("annotations.csv", "file", "a.png")
                .text("annots/a.xml", "<annotation/>");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageContaining("has annotations in several forms ([annotations.csv, annots])");
    }

    @Test
    void nothing_to_read_is_an_error_that_names_the_place(@TempDir Path folder) {
        new Folder(folder).text("notes.txt", "none");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageEndingWith("holds no PNG, JPEG or BMP picture; an audit needs at least one.");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder.resolve("none")))
                .withMessageContaining("There is no picture folder or annotation file");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder.resolve("notes.txt")))
                .withMessageContaining("is neither a CSV nor a COCO annotation file");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.fromCsv(folder.resolve("none"), folder.resolve("notes.txt")))
                .withMessageContaining("There is no picture folder");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.fromVoc(folder, folder.resolve("none")))
                .withMessageContaining("There are no annotations");
    }

    @Test
    void the_digest_is_the_same_wherever_the_folder_lies(@TempDir Path one, @TempDir Path other) {
        new Folder(one).pictures("a.png").text("annotations.csv", "file,class_index", "a.png,1");
        new Folder(other).pictures("a.png").text("annotations.csv", "file,class_index", "a.png,1");
        String digest = AuditSet.of(one).digest();

        assertThat(digest).isEqualTo(AuditSet.of(other).digest());
        new Folder(other).picture("a.png", 300, 300);
        assertThat(digest).isNotEqualTo(AuditSet.of(other).digest());
    }

    @Test
    void a_set_describes_itself(@TempDir Path folder) {
        new Folder(folder).pictures("cat/1.png", "dog/3.png");

        assertThat(AuditSet.of(folder).description())
                .isEqualTo("2 samples, 0 with boxes, 0 with masks, 2 classes (cat, dog)");
        assertThat(AuditSet.of(folder).sample(1, 3).samples()).hasSize(1);
        assertThat(List.of(AuditSet.of(folder).classNames())).containsExactly(List.of("cat", "dog"));
    }
}
