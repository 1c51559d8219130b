package org.modelaudit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.Labels;

/** Cases that people met with the tools of the field, where they are at hand, with the answers that come with them. */
class SharedCasesTest {

    private static final Path CASES =
            Path.of(System.getProperty("modelaudit.shared", "none")).resolve("cases");

    @BeforeEach
    void the_cases_are_at_hand() {
        assumeThat(CASES)
                .as("needs the cases; give the folder that holds them as -Dmodelaudit.shared=FOLDER")
                .isDirectory();
    }

    private static AuditSet set(String name) {
        return AuditSet.of(CASES.resolve(name));
    }

    private static AuditSample only(AuditSet set) {
        assertThat(set.size()).isEqualTo(1);
        return set.samples().get(0);
    }

    @ParameterizedTest
    @CsvSource({"sameid, a.png, b.png", "sameid2, a.png, b.png", "sameid3, b.png, a.png", "catdup, cat, dog"})
    void the_same_id_twice_is_refused_and_both_entries_are_named(String name, String one, String other) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> set("coco-same-image-id/" + name))
                .withMessageContainingAll("'" + one + "'", "'" + other + "'", "both have the id");
    }

    @ParameterizedTest
    @CsvSource({"scaled_in, 20×16", "rotated, 8×10"})
    void boxes_for_another_size_do_not_stand(String name, String size) {
        AuditSet set = set("coco-size-mismatch/" + name);

        assertThat(only(set).boxes()).isEmpty();
        assertThat(only(set).hasMask()).isFalse();
        assertThat(set.remarks()).singleElement().asString().contains(size, "10×8");
    }

    @Test
    void a_crowd_is_ignored() {
        AuditSample sample = only(set("coco-crowd/crowd"));

        assertThat(sample.boxes()).containsExactly(new Box(2, 2, 5, 5));
        assertThat(sample.mask()).contains(Mask.ofBoxes(10, 8, List.of(new Box(2, 2, 5, 5))));
        assertThat(sample.ignored().orElseThrow().area()).isEqualTo(80);
        assertThat(sample.tags()).containsExactly("crowd");
        AuditSet alone = set("coco-crowd/crowdonly");
        assertThat(only(alone).boxes()).isEmpty();
        assertThat(only(alone).hasMask()).isFalse();
        assertThat(alone.remarks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"floatid", "floatid2"})
    void one_number_is_one_id(String name) {
        assertThat(only(set("coco-tool-output/" + name)).boxes()).containsExactly(new Box(1, 1, 5, 5));
    }

    @Test
    void what_tools_write_costs_no_more_than_it_must() {
        assertThat(only(set("coco-tool-output/nan")).boxes()).containsExactly(new Box(0, 0, 2, 2));

        AuditSet set = set("coco-tool-output/poly4");
        assertThat(set.samples().get(0).boxes()).isEmpty();
        assertThat(set.samples().get(1).boxes()).containsExactly(new Box(2, 2, 5, 5));
        assertThat(set.samples().get(1).mask().orElseThrow().area()).isEqualTo(9);
        assertThat(set.remarks()).singleElement().asString().contains("Annotation 1", "set aside");
    }

    @Test
    void half_the_truth_is_none_and_a_rotated_box_is_one() {
        assertThat(only(set("half-the-truth/vocmix")).boxes())
                .containsExactly(new Box(0, 0, 2, 2), new Box(5, 3, 9, 7));
        AuditSet half = set("half-the-truth/halfbox");
        assertThat(only(half).boxes()).isEmpty();
        assertThat(half.remarks()).singleElement().asString().contains("Annotation 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caps", "syn"})
    void two_names_of_one_class_are_one_sample(String name) {
        Labels labels = Labels.read(CASES.resolve("two-names-one-class/labels.txt"));
        AuditSample sample = only(set("two-names-one-class/" + name).withLabels(labels));

        assertThat(sample.boxes()).containsExactly(new Box(0, 0, 2, 2), new Box(4, name.equals("syn") ? 4 : 3, 8, 8));
        assertThat(sample.classIndex()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void a_mark_before_the_first_label_is_no_letter() {
        assertThat(Labels.read(CASES.resolve("labels-bom/labels_bom.txt")).name(0))
                .isEqualTo("cat");
    }
}
