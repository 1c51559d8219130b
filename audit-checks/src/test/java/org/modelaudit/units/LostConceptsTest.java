package org.modelaudit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.testing.TinyModel;

/** A concept that is in a picture without the set's knowing where, or at all, does not count as not there. */
class LostConceptsTest {

    private final AuditedModel model =
            TinyModel.ofSize(UnitBench.SIDE, new float[] {1, 1, 1}, new float[] {2, 1, 0, 1, 0, 3});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private UnitBench bench;

    @BeforeEach
    void draw() {
        bench = new UnitBench(folder);
    }

    private AuditResult marks(AuditSet set) {
        return AuditAssertions.assertThat(model)
                .on(set)
                .examinedBy(UnitBench.study())
                .evaluate(Audits.conceptIoU("mark"), Threshold.atMost(0.04).onEverySample());
    }

    @Test
    void an_empty_mask_says_that_nobody_knows_where_the_concept_is() {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < 3 * UnitBench.PICTURES; i++) {
            samples.add(bench.sample("%02d.png".formatted(i), i % UnitBench.PICTURES));
        }
        samples.set(0, samples.get(0).withMask(Mask.ofBoxes(4, 4, List.of())));
        UnitDissection found = UnitBench.found(model, AuditSet.of("one empty", samples), UnitBench.study());

        // As if it could not be read: red's 4 places there count neither for nor against dots.
        assertThat(found.units().get(0).overlaps()).containsExactly(0.0, 44 / (44 + 68 - 44.0));
        assertThat(found.remarks())
                .contains(
                        "1 masks were left out because they hold no pixel, such as: The mask of '00.png' is all black, although the concept is in the picture; mark where, or take its row out.");

        samples.replaceAll(sample -> sample.withMask(Mask.ofBoxes(4, 4, List.of())));
        samples.set(29, bench.sample("29.png", 9));
        assertThatThrownBy(() -> UnitBench.found(model, AuditSet.of("empty", samples), UnitBench.study()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("29 masks of the 30 samples of 'empty' hold no pixel, such as: ");
    }

    @Test
    void a_mask_file_that_is_missing_counts_as_one_that_cannot_be_read() throws IOException {
        List<String> rows = new ArrayList<>(List.of("file,class_name,mask_file,xmin,ymin,xmax,ymax"));
        for (int i = 0; i < 3 * UnitBench.PICTURES; i++) {
            bench.sample("%02d.png".formatted(i), i % UnitBench.PICTURES);
            rows.add("%02d.png,%s".formatted(i, i % UnitBench.PICTURES < 6 ? "dot,,0,0,2,2" : "cat,,2,2,4,4"));
        }
        rows.set(1, "00.png,dot,gone.png,,,,");
        Path csv = Files.write(folder.resolve("annotations.csv"), rows);
        UnitDissection found = UnitBench.overlaps(model, AuditSet.fromCsv(folder, csv), UnitBench.study());

        assertThat(found.units().get(0).overlaps()).containsExactly(0.0, 44 / (44 + 68 - 44.0));
        assertThat(found.remarks())
                .contains(
                        "1 masks were left out because they are missing, such as: The mask that the annotations name for '00.png' is not there; add the file.");

        rows.set(2, "01.png,dot,gone.png,,,,");
        Files.write(csv, rows);
        AuditSet more = AuditSet.fromCsv(folder, csv);
        assertThatThrownBy(() -> UnitBench.overlaps(model, more, UnitBench.study()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "2 masks of the 30 samples of '%s' are missing, such as: ".formatted(more.name()));
    }

    @Test
    void a_set_in_which_samples_of_a_picture_were_left_out_is_refused() {
        List<AuditSample> samples = new ArrayList<>(bench.set().samples());
        bench.set()
                .samples()
                .forEach(sample -> samples.add(AuditSample.of(sample.id() + "#mark", sample.file())
                        .withClass("mark")
                        .withBoxes(List.of(new Box(3, 3, 4, 4)))));
        AuditSet set = AuditSet.of("marked", samples);

        for (AuditSet some : List.of(
                set.sample(9, 1),
                set.stratifiedSample(9, 1),
                set.where(sample -> !sample.id().equals("00.png#mark")))) {
            assertThatThrownBy(() -> marks(some))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("The set '%s' was chosen sample by sample".formatted(some.name()));
        }
        for (AuditSet whole : List.of(
                set.ofClass("mark"),
                set.where(sample ->
                        sample.file().endsWith("00.png") || sample.file().endsWith("06.png")))) {
            assertThat(marks(whole)).isNotNull();
        }
    }
}
