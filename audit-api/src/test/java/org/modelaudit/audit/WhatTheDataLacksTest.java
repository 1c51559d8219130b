package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modelaudit.gate.Threshold.atLeast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.Labels;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.DrawnSet;
import org.modelaudit.testing.FakeExplainer;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.FakeModel;

/** What the owner of a set is told that cannot mean what it says: pictures of 8×8, a model of two classes. */
class WhatTheDataLacksTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric LOCALIZATION =
            FakeMetric.named("localization").thatNeedsRegion();

    @TempDir
    Path folder;

    @BeforeEach
    void draw() {
        DrawnSet.of(folder, 3);
    }

    @Test
    void a_class_index_that_the_model_does_not_have_is_counted_and_the_first_is_named() throws IOException {
        AuditResult result = run(SCORE, "0.png,0,,2,2,6,6", "1.png,1000,,2,2,6,6", "2.png,2,,2,2,6,6");

        assertThat(result.remarks())
                .contains(
                        "2 of 3 samples have a class index outside the model's, which are 0 to 1 (first: 1000 of '1.png');"
                                + " they count as wrongly predicted, correct class_index");
    }

    @Test
    void a_set_none_of_whose_class_indices_the_model_has_is_refused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(SCORE, "0.png,2,,2,2,6,6", "1.png,1000,,2,2,6,6", "2.png,,,2,2,6,6"))
                .withMessageContaining(
                        "Every class index of '" + folder.getFileName()
                                + "' lies outside the model's, which are 0 to 1 (first: 2 of '0.png'); give class_index as the model counts");
    }

    @Test
    void a_set_without_class_indices_is_not_suspected() throws IOException {
        assertThat(run(SCORE, "0.png,,,2,2,6,6").remarks()).containsExactly("the model is a fake");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    6,2,2,6 | 2 with reversed edges (xmin > xmax or ymin > ymax) (first: Line 2 of 'annotations.csv')
                    2,6,6,2 | 2 with reversed edges (xmin > xmax or ymin > ymax) (first: Line 2 of 'annotations.csv')
                    2,2,2,6 | 2 without area (first: Line 2 of 'annotations.csv')
                    9,2,12,6 | 2 outside its picture (first: Line 2 of 'annotations.csv')
                    """)
    void a_set_that_lost_all_of_its_boxes_says_why_and_how_many(String box, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(LOCALIZATION, "0.png,0,cat," + box, "1.png,0,cat," + box))
                .withMessage(
                        "The localization needs to know where the object is, but no sample of '%s' has a box or a mask. The annotations tell of objects: %s; correct them.",
                        folder.getFileName(), why);
    }

    @Test
    void every_reason_for_which_boxes_were_lost_is_told() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(
                        LOCALIZATION,
                        "0.png,0,cat,6,2,2,6",
                        "1.png,0,cat,2,2,2,6",
                        "2.png,0,cat,2,2,6,6",
                        "2.png,0,cat,,,,"))
                .withMessageContainingAll(
                        "1 with reversed edges", "1 without area", "1 whose shape is not known (first: Line 5 of");
    }

    @Test
    void reversed_edges_are_named_where_a_box_is_dropped() throws IOException {
        assertThat(run(LOCALIZATION, "0.png,0,cat,2,2,6,6", "1.png,0,cat,6,2,2,6")
                        .remarks())
                .anySatisfy(remark -> assertThat(remark).endsWith("was dropped; its edges are reversed, swap them."));
    }

    @Test
    void a_set_without_annotations_is_told_to_add_some() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> run(LOCALIZATION, "0.png,0,cat,,,,"))
                .withMessageEndingWith("has a box or a mask; add annotations.");
    }

    @Test
    void pictures_whose_object_fills_what_the_model_sees_are_counted_where_the_place_matters() throws IOException {
        String[] rows = {"0.png,0,cat,2,2,6,6", "1.png,0,cat,0,0,8,8", "2.png,0,cat,0,0,8,4", "2.png,0,cat,0,4,8,8"};

        assertThat(run(LOCALIZATION, rows).remarks())
                .contains(
                        "the object fills at least 95 % of what the model sees in 2 of 3 pictures (first: '1.png'), where a map cannot miss it;"
                                + " they lift a localization score, whatever the model looks at");
        assertThat(run(SCORE, rows).remarks()).noneMatch(remark -> remark.contains("fills"));
        assertThat(run(LOCALIZATION, "0.png,0,cat,2,2,6,6", "1.png,0,cat,0,0,8,7")
                        .remarks())
                .noneMatch(remark -> remark.contains("fills"));
    }

    @Test
    void a_mask_fills_what_the_model_sees_as_a_box_does() {
        AuditSet images = AuditSet.of(
                "masks",
                DrawnSet.of(folder, 2).samples().stream()
                        .map(sample -> sample.withBoxes(List.of()).withMask(full()))
                        .toList());

        assertThat(run(FakeModel.small(), images, LOCALIZATION).remarks())
                .anyMatch(remark -> remark.contains("in 2 of 2 pictures (first: '0.png')"));
    }

    @Test
    void classes_of_a_model_without_labels_have_the_names_that_the_set_gives_them() throws IOException {
        AuditedModel unlabelled = new ForwardingModel(FakeModel.small()) {
            @Override
            public Labels labels() {
                return Labels.none();
            }
        };
        AuditSet images = read("0.png,1,dog,2,2,6,6", "1.png,1,dog,2,2,6,6", "2.png,7,bird,2,2,6,6");

        assertThat(run(unlabelled, images, SCORE).labels()).isEqualTo(new Labels(List.of("class 0", "dog")));
        assertThat(run(FakeModel.small(), images, SCORE).labels()).isEqualTo(new Labels(List.of("cat", "dog")));
    }

    private static Mask full() {
        return Mask.ofBoxes(8, 8, List.of(new Box(0, 0, 8, 8)));
    }

    private AuditSet read(String... rows) throws IOException {
        Files.writeString(
                folder.resolve("annotations.csv"),
                "file,class_index,class_name,xmin,ymin,xmax,ymax\n" + String.join("\n", rows));
        return AuditSet.of(folder);
    }

    private AuditResult run(FakeMetric metric, String... rows) throws IOException {
        return run(FakeModel.small(), read(rows), metric);
    }

    private static AuditResult run(AuditedModel model, AuditSet images, FakeMetric metric) {
        AuditSettings settings = new AuditSettings(4, 42, Progress.Style.NONE);
        return new AuditRunner(settings, new ExplanationCache(), List.of())
                .run(new Audit(
                        new AuditIdentity("id", "title", "", ""),
                        model,
                        images,
                        FakeExplainer.centred(),
                        List.of(new Requirement(metric, atLeast(0.1)))));
    }
}
