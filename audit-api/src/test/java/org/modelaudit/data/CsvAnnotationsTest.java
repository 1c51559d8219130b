package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;

class CsvAnnotationsTest {

    private static final String HEADER = "file,class_index,class_name,xmin,ymin,xmax,ymax";

    private Path folder = Path.of("");

    @BeforeEach
    void two_pictures_of_ten_by_eight(@TempDir Path temporary) {
        folder = temporary;
        new Folder(folder).pictures("a.png", "b.png");
    }

    private AuditSet read(String... lines) {
        new Folder(folder).text("annotations.csv", lines);
        return AuditSet.of(folder);
    }

    @Test
    void a_row_is_an_object_and_its_coordinates_stand_as_they_are() {
        AuditSet set = read(HEADER, "a.png,3,cat,1,2,5.5,8");

        AuditSample sample = set.samples().get(0);
        assertThat(set.name()).isEqualTo(folder.getFileName().toString());
        assertThat(set.size()).isEqualTo(1);
        assertThat(set.remarks()).isEmpty();
        assertThat(sample.id()).isEqualTo("a.png");
        assertThat(sample.classIndex()).isEqualTo(OptionalInt.of(3));
        assertThat(sample.className()).isEqualTo("cat");
        assertThat(sample.boxes()).containsExactly(new Box(1, 2, 5.5, 8));
        assertThat(sample.picture().width()).isEqualTo(10);
    }

    @Test
    void several_rows_of_a_class_are_several_boxes() {
        AuditSet set = read(HEADER, "a.png,3,cat,1,2,5,8", "b.png,3,cat,,,,", "a.png,3,cat,0,0,1,1");

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png", "b.png");
        assertThat(set.samples().get(0).boxes()).containsExactly(new Box(1, 2, 5, 8), new Box(0, 0, 1, 1));
        assertThat(set.samples().get(1).boxes()).isEmpty();
    }

    @Test
    void a_picture_of_several_classes_is_a_sample_for_each() {
        AuditSet set = read(HEADER, "a.png,3,cat,1,2,5,8", "a.png,4,dog,0,0,1,1");

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png#cat", "a.png#dog");
        assertThat(set.ofClass(4).samples().get(0).boxes()).containsExactly(new Box(0, 0, 1, 1));
    }

    @Test
    void only_the_file_is_required_and_unknown_columns_are_passed_over() {
        AuditSet set = read("\uFEFFweather,file", "\"rain, heavy\",a.png");

        assertThat(set.samples().get(0).classIndex()).isEmpty();
        assertThat(set.samples().get(0).className()).isNull();
    }

    @Test
    void tags_are_separated_by_semicolons() {
        AuditSet set = read("file,tags", "a.png,night; rain", "b.png,");

        assertThat(set.tagged("rain").samples()).extracting(AuditSample::id).containsExactly("a.png");
        assertThat(set.samples().get(0).tags()).containsExactly("night", "rain");
    }

    @Test
    void masks_are_read_on_demand_and_united() {
        new Folder(folder).picture("masks/one.png", 10, 8).picture("masks/small.png", 3, 3);

        AuditSet set = read("file,mask_file", "a.png,masks/one.png", "a.png,masks/one.png", "b.png,masks/small.png");

        boolean[] corner = new boolean[80];
        corner[0] = true;
        assertThat(set.samples().get(0).hasMask()).isTrue();
        assertThat(set.samples().get(0).mask()).contains(Mask.of(10, 8, corner));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> set.samples().get(1).mask())
                .withMessage("The mask of 'b.png' is 3×3, but the picture is 10×8; export the mask for this picture.");
    }

    @Test
    void a_sample_knows_that_a_mask_of_it_is_missing() {
        new Folder(folder).pictures("mask.png");

        AuditSet set = read("file,class_name,mask_file", "a.png,cat,nowhere.png", "a.png,dog,mask.png", "b.png,cat,");

        assertThat(set.samples())
                .filteredOn(AuditSample::isMaskMissing)
                .extracting(AuditSample::id)
                .containsExactly("a.png#cat");
        assertThat(set.samples()
                        .get(0)
                        .withMask(Mask.of(10, 8, new boolean[80]))
                        .isMaskMissing())
                .isFalse();
    }

    @Test
    void half_a_mask_is_none() {
        new Folder(folder).pictures("mask.png");

        AuditSet set = read("file,mask_file", "a.png,mask.png", "a.png,", "b.png,nowhere.png");

        assertThat(set.samples()).noneMatch(AuditSample::hasMask);
        assertThat(set.remarks())
                .hasSize(2)
                .anySatisfy(remark -> assertThat(remark)
                        .startsWith("Line 3 of 'annotations.csv' has no mask although others of 'a.png'"))
                .anySatisfy(remark ->
                        assertThat(remark).startsWith("Line 4 of 'annotations.csv' names the mask 'nowhere.png'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4,4,4,6       | has no area and was dropped",
                "6,4,4,6       | has no area and was dropped",
                "10,0,12,4     | lies outside the picture and was dropped",
                "-9,-9,-1,-1   | lies outside the picture and was dropped"
            })
    void a_box_without_area_or_outside_its_picture_is_dropped_with_a_remark(String box, String remark) {
        AuditSet set = read(HEADER, "a.png,3,cat," + box, "a.png,3,cat,1,1,2,2");

        assertThat(set.samples().get(0).boxes()).containsExactly(new Box(1, 1, 2, 2));
        assertThat(set.remarks())
                .singleElement()
                .asString()
                .startsWith("Line 2 of 'annotations.csv': the box")
                .contains(remark);
    }

    @Test
    void a_box_that_sticks_out_is_clipped_with_a_remark_unless_by_one_pixel() {
        AuditSet set = read(HEADER, "a.png,3,cat,-1,2,11,9", "b.png,3,cat,-1,2,14,9");

        assertThat(set.samples())
                .allSatisfy(sample -> assertThat(sample.boxes()).containsExactly(new Box(0, 2, 10, 8)));
        assertThat(set.remarks())
                .containsExactly(
                        "Line 3 of 'annotations.csv': the box [x -1.0..14.0, y 2.0..9.0] sticks out of 'b.png' by 4.0 pixels and was clipped; check which picture it was drawn on.");
    }

    @Test
    void rows_of_missing_pictures_are_remarked_ten_by_name_and_the_others_by_number() {
        String[] lines = IntStream.range(0, 16)
                .mapToObj(i -> i == 0 ? "file" : i == 1 ? "a.png" : "gone%d.png".formatted(i))
                .toArray(String[]::new);

        AuditSet set = read(lines);

        assertThat(set.size()).isEqualTo(1);
        assertThat(set.remarks())
                .hasSize(11)
                .startsWith("Line 3 of 'annotations.csv' is ignored because there is no picture 'gone2.png' in '%s'."
                        .formatted(folder))
                .endsWith("4 further rows are ignored because their picture is missing.");
    }

    @Test
    void a_broken_picture_costs_only_its_own_sample() {
        new Folder(folder).text("a.png", "no picture at all");

        AuditSet set = read(HEADER, "a.png,3,cat,1,2,5,8", "b.png,3,cat,1,2,5,8");

        assertThat(set.size()).isEqualTo(2);
        assertThat(set.samples().get(1).picture().height()).isEqualTo(8);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> set.samples().get(0).picture())
                .withMessageContaining("a.png' is not a PNG, JPEG or BMP picture");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png,cat,cat,1,2,3,4 | Line 2 of 'annotations.csv' has the class index 'cat'",
                "a.png,-1,cat,1,2,3,4  | Line 2 of 'annotations.csv' has the class index '-1'",
                "a.png,1,cat,1,2,x,4   | Line 2 of 'annotations.csv' has the box [1, 2, x, 4]",
                "a.png,1,cat,1,,3,4    | Line 2 of 'annotations.csv' has the box [1, , 3, 4]",
                "a.png,1,cat,1,2,NaN,4 | Line 2 of 'annotations.csv' has the box [1, 2, NaN, 4]",
                "a.png,1,cat           | Line 2 of 'annotations.csv' has 3 fields, but the header has 7",
                "a.png,1,c,a,1,2,3,4   | Line 2 of 'annotations.csv' has 8 fields, but the header has 7",
                ",1,cat,1,2,3,4        | Line 2 of 'annotations.csv' names no file",
                "\"a.png,1,cat,1,2,3,4 | annotations.csv' cannot be read as CSV"
            })
    void a_malformed_line_is_refused_by_its_number(String line, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(HEADER, line))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "x/../../a.png", "..\\secret.png", ".."})
    void a_name_that_leads_out_of_the_folder_is_refused(String name) {
        new Folder(folder).pictures("set/a.png").text("set/annotations.csv", "file", name);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder.resolve("set")))
                .withMessageStartingWith("Line 2 of 'annotations.csv' names the file '" + name + "'")
                .withMessageContaining("lies outside the picture folder");
    }

    @Test
    void a_mask_that_leads_out_of_the_folder_is_refused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("file,mask_file", "a.png,../mask.png"))
                .withMessageContaining("lies outside the picture folder");
    }

    @Test
    void nothing_to_audit_is_an_error_whatever_the_reason() throws IOException {
        assertThatExceptionOfType(DataException.class).isThrownBy(() -> read(""));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(HEADER))
                .withMessageContaining("annotates no picture in");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("file", "gone.png"))
                .withMessageContaining("there is no picture 'gone.png'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("picture;class", "a.png;1"))
                .withMessageContaining("has no column 'file'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.fromCsv(folder, folder.resolve("none.csv")))
                .withMessageContaining("There are no annotations");
        Files.write(folder.resolve("annotations.csv"), "file\nä.png".getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> AuditSet.of(folder))
                .withMessageContaining("is not UTF-8");
    }
}
