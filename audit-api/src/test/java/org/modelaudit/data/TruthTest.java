package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.Labels;

/** Truth is never halved, doubled or moved in silence: what users met in the files of their tools. */
class TruthTest {

    private static final Labels LABELS = new Labels(List.of("cat", "dog, hound"));
    private static final String CATEGORIES = "[{'id': 1, 'name': 'cat'}, {'id': 18, 'name': 'dog'}]";
    private static final String ONE_IMAGE = "[{'id': 1, 'file_name': 'a.png', 'width': 10, 'height': 8}]";
    private static final String BOXED = "'bbox': [1, 1, 4, 4]";

    private Path folder = Path.of("");

    @BeforeEach
    void two_pictures_of_ten_by_eight(@TempDir Path temporary) {
        folder = temporary.resolve("set");
        new Folder(folder).pictures("a.png", "b.png");
    }

    private AuditSet coco(String images, String categories, String... annotations) {
        String json = "{'images': %s, 'categories': %s, 'annotations': [%s]}"
                .formatted(images, categories, String.join(", ", annotations));
        new Folder(folder).text("annotations.json", json.replace('\'', '"'));
        return AuditSet.of(folder);
    }

    private static String dog(int id, String rest) {
        return "{'id': %d, 'image_id': 1, 'category_id': 18, %s}".formatted(id, rest);
    }

    private AuditSet dogs(String... annotations) {
        return coco(ONE_IMAGE, CATEGORIES, annotations);
    }

    private AuditSet csv(String... lines) {
        new Folder(folder).text("annotations.csv", lines);
        return AuditSet.of(folder);
    }

    private AuditSet voc(String... objects) {
        new Folder(folder).text("a.xml", "<annotation>" + String.join("", objects) + "</annotation>");
        return AuditSet.of(folder);
    }

    private static String object(String name, String shape) {
        return "<object><name>%s</name>%s</object>".formatted(name, shape);
    }

    private static String box(int xmin, int ymin, int xmax, int ymax) {
        return "<bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox>"
                .formatted(xmin, ymin, xmax, ymax);
    }

    private static AuditSample first(AuditSet set) {
        return set.samples().get(0);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, String... parts) {
        assertThatExceptionOfType(DataException.class).isThrownBy(reading).withMessageContainingAll(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1 | 1", "1 | 1.0", "1 | '1'", "1e0 | 1", "'x' | 'x'", "'1.0' | 1"})
    void one_image_id_listed_twice_is_refused_and_both_entries_are_named(String one, String other) {
        String images =
                "[{'id': 7, 'file_name': 'c.png'}, {'id': %s, 'file_name': 'a.png'}, {'id': %s, 'file_name': 'b.png'}]"
                        .formatted(one, other);

        assertRefused(
                () -> coco(images, CATEGORIES), "Entries 2 ('a.png') and 3 ('b.png') of the image list", "both have");
    }

    @Test
    void one_category_id_listed_twice_is_refused_and_both_names_are_told() {
        assertRefused(
                () -> coco(ONE_IMAGE, "[{'id': 1, 'name': 'cat'}, {'id': 1.0, 'name': 'dog'}]"),
                "Entries 1 ('cat') and 2 ('dog') of the category list of 'annotations.json' both have the id 1;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "./a.png", "x/../a.png"})
    void one_picture_listed_by_two_images_is_refused_however_it_is_spelled(String name) {
        String images = "[{'id': 7, 'file_name': 'a.png'}, {'id': 8, 'file_name': '%s'}]".formatted(name);

        assertRefused(() -> coco(images, CATEGORIES), "images 7 ('a.png') and 8 ('" + name + "')", "are one picture");
    }

    @Test
    void an_image_without_an_id_and_a_category_without_a_name_are_refused() {
        assertRefused(() -> coco("[{'file_name': 'a.png'}]", CATEGORIES), "Entry 1 of the image list", "has no id");
        assertRefused(() -> coco(ONE_IMAGE, "[{'id': 3}]"), "Category 3 of 'annotations.json' has no name");
    }

    @Test
    void an_id_that_a_tool_wrote_as_1_0_is_the_id_1_and_01_is_another() {
        AuditSet set = coco(
                "[{'id': 1.0, 'file_name': 'a.png'}, {'id': '01', 'file_name': 'b.png'}]",
                "[{'id': 18.0, 'name': 'dog'}]",
                "{'id': 1, 'image_id': '1', 'category_id': 18, " + BOXED + "}");

        assertThat(set.samples()).extracting(AuditSample::className).containsExactly("dog", null);
    }

    @Test
    void an_annotation_id_used_twice_costs_no_object_and_is_remarked() {
        AuditSet set = dogs(dog(5, BOXED), dog(5, "'bbox': [6, 6, 1, 1]"));

        assertThat(first(set).boxes()).hasSize(2);
        assertThat(set.remarks()).singleElement().asString().contains("Annotation 5", "not the only one with this id");
    }

    @Test
    void the_same_object_listed_twice_counts_once() {
        AuditSet set = dogs(dog(5, BOXED), dog(6, BOXED));

        assertThat(first(set).boxes()).containsExactly(new Box(1, 1, 5, 5));
        assertThat(set.remarks())
                .singleElement()
                .asString()
                .startsWith("Annotation 6")
                .contains("is counted once");
        Path csv = folder.resolveSibling("csv");
        new Folder(csv)
                .pictures("a.png")
                .text(
                        "annotations.csv",
                        "file,class_index,xmin,ymin,xmax,ymax",
                        "a.png,1,0,0,2,2",
                        "./a.png,1,0,0,2,2");
        assertThat(first(AuditSet.of(csv)).boxes()).hasSize(1);
    }

    @Test
    void two_categories_of_one_name_are_one_class_and_that_is_said() {
        AuditSet set = coco(
                ONE_IMAGE,
                "[{'id': 1, 'name': 'dog'}, {'id': 18, 'name': 'Dog'}]",
                dog(1, BOXED),
                "{'id': 2, 'image_id': 1, 'category_id': 1, 'bbox': [6, 6, 1, 1]}");

        assertThat(set.size()).isEqualTo(1);
        assertThat(first(set).boxes()).hasSize(2);
        assertThat(set.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("categories 1 ('dog') and 18 ('Dog')", "one class"));
    }

    @ParameterizedTest
    @CsvSource({"20, 16, 20×16, is 10×8;", "8, 10, 8×10, as if it had been turned", "10.5, 8, 10.5×8, is 10×8;"})
    void boxes_that_were_drawn_on_a_picture_of_another_size_do_not_count_as_they_stand(
            String width, String height, String told, String more) {
        AuditSet set = coco(
                "[{'id': 1, 'file_name': 'a.png', 'width': %s, 'height': %s}]".formatted(width, height),
                CATEGORIES,
                dog(1, BOXED + ", 'segmentation': [[2, 2, 6, 2, 6, 6, 2, 6]]"));

        assertThat(first(set).boxes()).isEmpty();
        assertThat(first(set).hasMask()).isFalse();
        assertThat(first(set).className()).isEqualTo("dog");
        assertThat(set.remarks()).singleElement().asString().contains(told, "'a.png' is 10×8", more);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'width': 0, 'height': 0",
                "'width': null",
                "'width': NaN",
                "'width': '10', 'height': '8'",
                "'width': 10.0",
                "'url': 'x'"
            })
    void a_size_that_fits_or_is_not_told_costs_nothing(String size) {
        AuditSet set = coco("[{'id': 1, 'file_name': 'a.png', %s}]".formatted(size), CATEGORIES, dog(1, BOXED));

        assertThat(first(set).boxes()).containsExactly(new Box(1, 1, 5, 5));
        assertThat(set.remarks()).isEmpty();
    }

    @Test
    void run_lengths_of_another_size_take_their_box_with_them() {
        AuditSet set = dogs(dog(1, BOXED + ", 'segmentation': {'size': [16, 20], 'counts': [0, 320]}"));

        assertThat(first(set).boxes()).isEmpty();
        assertRefused(() -> first(set).mask(), "The mask of 'a.png' is 20×16, but the picture is 10×8");
    }

    @Test
    void a_crowd_is_neither_object_nor_background() {
        AuditSet set = dogs(
                dog(1, "'bbox': [2, 2, 3, 3], 'iscrowd': 0, 'segmentation': [[2, 2, 5, 2, 5, 5, 2, 5]]"),
                dog(2, "'bbox': [0, 0, 10, 8], 'iscrowd': 1, 'segmentation': {'size': [8, 10], 'counts': [0, 80]}"));

        AuditSample sample = first(set);
        assertThat(set.size()).isEqualTo(1);
        assertThat(sample.boxes()).containsExactly(new Box(2, 2, 5, 5));
        assertThat(sample.mask().orElseThrow().area()).isEqualTo(9);
        assertThat(sample.ignored().orElseThrow().area()).isEqualTo(80);
        assertThat(sample.tags()).containsExactly("crowd");
        assertThat(set.remarks()).isEmpty();
        assertThat(set.digest())
                .isNotEqualTo(dogs(dog(1, "'bbox': [2, 2, 3, 3]")).digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"'iscrowd': 1 | crowd", "'iscrowd': true | crowd", "'ignore': 1.0 | ignore"})
    void a_crowd_alone_is_no_truth_and_that_is_said(String flag, String tag) {
        AuditSet set = dogs(dog(1, BOXED + ", " + flag));

        assertThat(first(set).boxes()).isEmpty();
        assertThat(first(set).hasMask()).isFalse();
        assertThat(first(set).ignored()).contains(Mask.ofBoxes(10, 8, List.of(new Box(1, 1, 5, 5))));
        assertThat(first(set).tags()).containsExactly(tag);
        assertThat(set.remarks()).singleElement().asString().contains("'a.png' has nothing but a region to ignore");
    }

    @Test
    void a_crowd_in_a_csv_is_one_too() {
        AuditSet set = csv("file,class_name,XMin,ymin,xmax,ymax,iscrowd", "a.png,dog,0,0,2,2,", "a.png,dog,0,0,9,8,1");

        assertThat(first(set).boxes()).containsExactly(new Box(0, 0, 2, 2));
        assertThat(first(set).ignored().orElseThrow().area()).isEqualTo(72);
    }

    @Test
    void not_a_number_in_a_field_that_nobody_reads_does_no_harm_and_in_a_box_is_refused() {
        AuditSet set = dogs(dog(1, BOXED + ", 'score': NaN, 'depth': [Infinity, -Infinity], 'say': 'NaN \\\\'"));

        assertThat(first(set).boxes()).hasSize(1);
        assertRefused(() -> dogs(dog(1, "'bbox': [NaN, 1, 2, 2]")), "Annotation 1", "give four numbers");
        assertRefused(() -> dogs(dog(1, "'bbox': [1, 1, 2, 2], 'score': nan")), "cannot be read as COCO JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[1, 1, 5, 5]]", "[[1, 1, 5, 5, 2]]", "[[1, 1, 5, 1, NaN, 5]]", "[[]]", "[[0, 0, 1e9, 0, 1, 1]]"
            })
    void a_polygon_that_is_none_costs_its_object_and_not_the_set(String segmentation) {
        AuditSet set = coco(
                "[{'id': 1, 'file_name': 'a.png'}, {'id': 2, 'file_name': 'b.png'}]",
                CATEGORIES,
                dog(1, BOXED + ", 'segmentation': " + segmentation),
                "{'id': 2, 'image_id': 2, 'category_id': 18, 'bbox': [2, 2, 3, 3]}");

        assertThat(set.size()).isEqualTo(2);
        assertThat(first(set).boxes()).isEmpty();
        assertThat(set.samples().get(1).boxes()).containsExactly(new Box(2, 2, 5, 5));
        assertThat(set.remarks())
                .singleElement()
                .asString()
                .startsWith("Annotation 1 of 'annotations.json' has a polygon")
                .contains("set aside");
    }

    @Test
    void a_polygon_without_pixels_beside_others_of_its_object_is_left_out() {
        AuditSet set = dogs(dog(1, "'segmentation': [[2, 2, 5, 2, 5, 5, 2, 5], [0, 0, 1, 1]]"));

        assertThat(first(set).mask().orElseThrow().area()).isEqualTo(9);
        assertThat(set.remarks()).singleElement().asString().contains("1 polygons of fewer than three corners");
    }

    @Test
    void one_of_two_objects_without_a_shape_takes_the_whole_region() {
        AuditSet coco = dogs(dog(1, BOXED), dog(2, "'iscrowd': 0"));
        assertThat(first(coco).boxes()).isEmpty();
        assertThat(coco.remarks()).singleElement().asString().contains("Annotation 2", "no true region");
        Path csv = folder.resolveSibling("csv");
        new Folder(csv)
                .pictures("a.png")
                .text("annotations.csv", "file,class_index,xmin,ymin,xmax,ymax", "a.png,1,0,0,2,2", "a.png,1,,,,");
        assertThat(first(AuditSet.of(csv)).boxes()).isEmpty();
        assertThat(AuditSet.of(csv).remarks()).singleElement().asString().contains("Line 3", "no true region");
    }

    @Test
    void an_object_with_a_mask_alone_gets_the_box_around_it_beside_others() {
        AuditSet set = dogs(
                dog(1, "'bbox': [0, 0, 2, 2]"),
                dog(2, "'segmentation': [[5, 4, 8, 4, 8, 8, 5, 8]]"),
                dog(3, "'bbox': [0, 0, 0, 0], 'segmentation': {'size': [8, 10], 'counts': [72, 8]}"));

        assertThat(first(set).boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(5, 4, 8, 8), new Box(9, 0, 10, 8));
        assertThat(first(set).hasMask()).isFalse();
        assertThat(set.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("Annotation 2", "has no box; it gets the one around"))
                .anySatisfy(
                        remark -> assertThat(remark).contains("Annotation 3", "has no area; it gets the one around"));
    }

    @Test
    void two_objects_with_masks_alone_are_two_boxes_and_not_one_around_both() {
        AuditSet set = dogs(
                dog(1, "'segmentation': [[0, 0, 2, 0, 2, 2, 0, 2]]"),
                dog(2, "'segmentation': [[5, 4, 8, 4, 8, 8, 5, 8]]"));

        assertThat(first(set).boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(5, 4, 8, 8));
        assertThat(first(set).mask().orElseThrow().area()).isEqualTo(16);
    }

    @Test
    void a_rotated_box_counts_by_the_box_around_it() {
        AuditSet set = voc(
                object("dog", box(1, 1, 2, 2)),
                object("dog", "<robndbox><cx>7</cx><cy>5</cy><w>4</w><h>4</h><angle>0</angle></robndbox>"),
                object(
                        "dog",
                        "<robndbox><cx>3</cx><cy>4</cy><w>4</w><h>2</h><angle>1.5707963267948966</angle></robndbox>"));

        assertThat(first(set).boxes())
                .startsWith(new Box(0, 0, 2, 2), new Box(5, 3, 9, 7))
                .hasSize(3);
        assertThat(first(set).boxes().get(2).iou(new Box(2, 2, 4, 6))).isGreaterThan(0.999999);
        assertThat(set.remarks())
                .contains(
                        "'a.xml' has a 'dog' with a rotated box; it counts by the plain box around it, [x 5.0..9.0, y 3.0..7.0].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<polygon><x1>5</x1><y1>4</y1><x2>8</x2><y2>4</y2><x3>8</x3><y3>8</y3><x4>5</x4><y4>8</y4></polygon>",
                "<polygon><pt><x>5</x><y>4</y></pt><pt><x>8</x><y>4</y></pt><pt><x>8</x><y>8</y></pt><pt><x>5</x><y>8</y></pt></polygon>"
            })
    void a_polygon_in_voc_counts_with_its_pixels_and_the_box_around_them(String polygon) {
        AuditSet both = voc(object("dog", box(1, 1, 2, 2)), object("dog", polygon));
        assertThat(first(both).boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(5, 4, 8, 8));

        AuditSet alone = voc(object("dog", polygon));
        assertThat(first(alone).mask().orElseThrow().area()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<cuboid/>",
                "<polygon><x1>5</x1><y1>4</y1></polygon>",
                "<robndbox><cx>7</cx><cy>5</cy><w>4</w><h>4</h><angle>45</angle></robndbox>"
            })
    void a_shape_in_voc_that_nobody_can_read_takes_the_whole_region(String shape) {
        AuditSet set = voc(object("dog", box(1, 1, 2, 2)), object("dog", shape));

        assertThat(first(set).boxes()).isEmpty();
        assertThat(set.remarks()).anySatisfy(remark -> assertThat(remark).contains("'a.xml' has", "no true region"));
    }

    @Test
    void an_object_with_two_boxes_has_two_and_a_deleted_one_none() {
        AuditSet set = voc(
                object("dog", box(1, 1, 2, 2) + box(5, 5, 6, 6)),
                object("dog", "<deleted>1</deleted>" + box(1, 1, 9, 8)));

        assertThat(first(set).boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(4, 4, 6, 6));
    }

    @Test
    void two_files_about_one_picture_are_remarked() {
        new Folder(folder)
                .text(
                        "old.xml",
                        "<annotation><filename>a.png</filename>" + object("dog", box(5, 5, 6, 6)) + "</annotation>");

        AuditSet set = voc("<filename>a.png</filename>", object("dog", box(1, 1, 2, 2)));

        assertThat(first(set).boxes()).hasSize(2);
        assertThat(set.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("'a.xml' and 'old.xml' are both about the picture"));
    }

    @Test
    void a_name_that_may_mean_two_pictures_is_refused() {
        new Folder(folder).picture("images/a.png", 3, 3);
        assertRefused(() -> csv("file", "a.png"), "may be 'a.png' or 'images/a.png'");

        Path other = folder.resolveSibling("other");
        new Folder(other).pictures("a.png", "a.jpg").text("a.xml", "<annotation/>");
        assertRefused(() -> AuditSet.of(other), "'a.xml' may be about any of the pictures [a.jpg, a.png]");
    }

    @ParameterizedTest
    @CsvSource({"Dog, dog", "hot_dog, hot dog", "'hot  dog', Hot Dog", "cafe\u0301, caf\u00e9"})
    void two_spellings_of_a_class_are_one_sample_with_both_boxes(String one, String other) {
        AuditSet set = voc(object(one, box(1, 1, 2, 2)), object(other, box(6, 5, 8, 8)));

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png");
        assertThat(first(set).boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(5, 4, 8, 8));
        assertThat(set.ofClass(one).size()).isEqualTo(1);
        assertThat(set.ofClass(other).size()).isEqualTo(1);
        assertThat(set.remarks()).anySatisfy(remark -> assertThat(remark).contains("is written in several ways"));
    }

    @Test
    void spellings_in_different_pictures_are_one_class_too() {
        AuditSet set = csv("file,class_name", "a.png,Dog", "b.png,dog");

        assertThat(set.classNames()).containsExactly("Dog");
        assertThat(set.ofClass("dog").size()).isEqualTo(2);
    }

    @Test
    void letters_of_either_case_are_classes_of_their_own() {
        AuditSet set = csv("file,class_name", "a.png,A", "a.png,a").withLabels(new Labels(List.of("a", "A")));

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png#A", "a.png#a");
        assertThat(set.samples())
                .extracting(AuditSample::classIndex)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(0));
    }

    @Test
    void two_names_of_one_index_are_one_sample_with_both_boxes() {
        AuditSet set = csv(
                "file,class_index,class_name,xmin,ymin,xmax,ymax",
                "a.png,1,dog,0,0,2,2",
                "a.png,1.0,hound,4,4,8,8",
                "a.png,,hound,9,0,10,1");

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png");
        assertThat(first(set).boxes()).hasSize(3);
        assertThat(set.withLabels(LABELS).samples()).hasSize(1);
    }

    @Test
    void two_synonyms_of_the_label_list_become_one_sample_with_both_boxes() {
        AuditSet set =
                voc(object("dog", box(1, 1, 2, 2)), object("hound", box(6, 5, 8, 8)), object("cat", box(1, 1, 9, 8)));

        AuditSet resolved = set.withLabels(LABELS);

        assertThat(set.size()).isEqualTo(3);
        assertThat(resolved.samples()).extracting(AuditSample::id).containsExactly("a.png#cat", "a.png#dog");
        assertThat(resolved.ofClass(1).samples().get(0).boxes())
                .containsExactly(new Box(0, 0, 2, 2), new Box(5, 4, 8, 8));
        assertThat(resolved.remarks())
                .anySatisfy(remark -> assertThat(remark).contains("class 1 of 'a.png' has several names (dog, hound)"));
    }

    @Test
    void a_synonym_without_a_shape_takes_the_whole_region() {
        AuditSet set = voc(object("dog", box(1, 1, 2, 2)), object("hound", "")).withLabels(LABELS);

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("a.png");
        assertThat(first(set).boxes()).isEmpty();
        assertThat(set.remarks()).anySatisfy(remark -> assertThat(remark).contains("no true region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_no_part_of_labels_csv_json_or_xml(String charset) throws IOException {
        Charset encoding = Charset.forName(charset);
        Path labels = Files.write(folder.resolve("labels.txt"), "\uFEFFcat\r\ndog\r\n".getBytes(encoding));
        assertThat(Labels.read(labels)).isEqualTo(new Labels(List.of("cat", "dog")));

        Path csv = Files.write(folder.resolve("a.csv"), "\uFEFFfile,class_name\na.png,Hündin".getBytes(encoding));
        assertThat(AuditSet.of(csv).classNames()).containsExactly("Hündin");

        String json = "\uFEFF{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}]}";
        assertThat(AuditSet.of(Files.write(folder.resolve("a.json"), json.getBytes(encoding)))
                        .size())
                .isEqualTo(1);

        String xml = "\uFEFF<annotation><object><name>Hündin</name></object></annotation>";
        Files.write(folder.resolve("a.xml"), xml.getBytes(encoding));
        assertThat(AuditSet.of(folder).classNames()).containsExactly("Hündin");
    }

    @Test
    void extensions_and_usual_names_may_be_in_upper_case() {
        new Folder(folder).text("ONE.CSV", "file,class_name", "a.png,dog");
        assertThat(AuditSet.of(folder.resolve("ONE.CSV")).classNames()).containsExactly("dog");

        new Folder(folder).text("Two.JSON", "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}]}");
        assertThat(AuditSet.of(folder.resolve("Two.JSON")).size()).isEqualTo(1);

        new Folder(folder).text("annotations/a.XML", "<annotation>" + object("cat", "") + "</annotation>");
        assertThat(AuditSet.of(folder).classNames()).containsExactly("cat");

        Path other = folder.resolveSibling("other");
        new Folder(other).pictures("a.png").text("Annotations.CSV", "file,class_name", "a.png,dog");
        assertThat(AuditSet.of(other).classNames()).containsExactly("dog");
        assertThat(AuditSet.of(other).name()).isEqualTo("other");
    }

    @Test
    void annotations_under_another_name_are_not_passed_over_in_silence() {
        new Folder(folder).text("annotations/instances_val.json", "{}").text("truth.csv", "file");

        assertThat(AuditSet.of(folder).remarks())
                .hasSize(2)
                .anySatisfy(remark -> assertThat(remark).contains("'truth.csv'", "is not read", "name it as the data"));
    }

    @Test
    void a_link_that_leaves_the_folder_is_refused_by_name_and_one_within_it_is_followed() throws IOException {
        new Folder(folder.resolveSibling("elsewhere")).pictures("secret.png");
        Files.createSymbolicLink(folder.resolve("within.png"), Path.of("a.png"));
        assertThat(csv("file", "within.png").size()).isEqualTo(1);
        assertThat(AuditSet.fromFolders(folder).size()).isEqualTo(3);

        Files.createSymbolicLink(folder.resolve("out.png"), Path.of("../elsewhere/secret.png"));
        Files.createSymbolicLink(folder.resolve("sub"), Path.of("../elsewhere"));
        for (String name : List.of("out.png", "sub/secret.png")) {
            assertRefused(() -> csv("file", name), "'" + name + "'", "is a link to", "outside the folder");
        }
        assertRefused(() -> csv("file,mask_file", "a.png,out.png"), "'out.png'", "outside the folder");
        assertRefused(() -> AuditSet.fromFolders(folder), "'out.png'", "outside the folder");
    }

    @Test
    void annotations_that_a_link_brings_in_from_elsewhere_are_refused_unless_they_are_named() throws IOException {
        Path elsewhere = folder.resolveSibling("elsewhere");
        new Folder(elsewhere).text("a.csv", "file", "a.png").text("a.xml", "<annotation/>");
        Files.createSymbolicLink(folder.resolve("annotations.csv"), elsewhere.resolve("a.csv"));
        assertRefused(() -> AuditSet.of(folder), "'annotations.csv'", "is a link to");
        assertThat(AuditSet.fromCsv(folder, folder.resolve("annotations.csv")).size())
                .isEqualTo(1);

        Files.delete(folder.resolve("annotations.csv"));
        Files.createSymbolicLink(folder.resolve("a.xml"), elsewhere.resolve("a.xml"));
        assertRefused(() -> AuditSet.of(folder), "'a.xml'", "is a link to");
    }

    @Test
    void a_set_folder_that_is_a_link_itself_is_a_folder() throws IOException {
        csv("file", "a.png");
        Path link = Files.createSymbolicLink(folder.resolveSibling("link"), folder);

        assertThat(AuditSet.of(link).size()).isEqualTo(1);
    }

    @Test
    void a_column_that_is_there_twice_is_refused() {
        assertRefused(() -> csv("file,xmin,ymin,xmax,ymax,XMIN", "a.png,1,1,2,2,3"), "cannot be read as CSV", "XMIN");
    }
}
