package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/** The sheet of what became worse. */
class MoverSheetTest {

    private static final Lettering MUTE = new Lettering(false);
    private static final int ZOOM = 4;
    private static final int LEFT = SheetLayout.MARGIN;
    private static final int TOP = SheetLayout.HEADER + SheetLayout.TITLE;

    /** From the upper left corner, where the first cell of heat is hot and no outline runs. */
    private static final int HOT = 36;

    private final List<Outcome> outcomes =
            Audits.values(IntStream.range(0, 20).mapToDouble(i -> i / 40.0).toArray());

    @Test
    void picture_old_map_and_new_map_stand_side_by_side() {
        Verdict verdict = Audits.comparedWithModel(FakeMetric.IOU, 0.8, outcomes);

        BufferedImage sheet = ContactSheet.drawMovers(Audits.result(verdict), verdict, new Both(), MUTE);

        int third = 312 + SheetLayout.GAP;
        assertThat(colour(sheet, LEFT + HOT, TOP + HOT)).isEqualTo(Color.LIGHT_GRAY);
        assertThat(isHot(sheet, LEFT + third + HOT, TOP + HOT)).as("now cold").isFalse();
        assertThat(isHot(sheet, LEFT + 2 * third + HOT, TOP + HOT)).isTrue();
        int right = 64 * ZOOM - HOT;
        int bottom = 48 * ZOOM - HOT;
        assertThat(isHot(sheet, LEFT + third + right, TOP + bottom)).isTrue();
        assertThat(isHot(sheet, LEFT + 2 * third + right, TOP + bottom)).isFalse();
    }

    @Test
    void four_pictures_are_shown_and_each_model_is_asked_for_each_once() {
        Verdict verdict = Audits.comparedWithModel(FakeMetric.IOU, 0.8, outcomes);
        Both evidence = new Both();

        assertThat(SheetGroup.ofMovers(Audits.result(verdict), verdict, evidence))
                .extracting(SheetGroup::title)
                .containsExactly("Was 0.80, is 0.00", "Was 0.80, is 0.025", "Was 0.80, is 0.05", "Was 0.80, is 0.075");
        assertThat(evidence.asked)
                .containsExactly(
                        "images/000.png old",
                        "images/000.png",
                        "images/001.png old",
                        "images/001.png",
                        "images/002.png old",
                        "images/002.png",
                        "images/003.png old",
                        "images/003.png");
    }

    @Test
    void captions_say_whose_map_it_is_its_value_and_what_that_model_says() {
        Verdict verdict = Audits.comparedWithModel(FakeMetric.IOU, 0.8, outcomes);

        assertThat(SheetGroup.ofMovers(Audits.result(verdict), verdict, new Both())
                        .get(1)
                        .cells())
                .extracting(SheetCell::lines)
                .containsExactly(
                        List.of("images/001.png", "true: stop sign"),
                        List.of("signs-1.0.pt", "0.80", "WRONG: yield 70.0 %", "heat for: stop sign"),
                        List.of("signs.pt", "0.025", "predicted: stop sign 90.0 %"));
    }

    @Test
    void of_a_baseline_there_is_the_new_map_alone() {
        Verdict verdict = Audits.compared(FakeMetric.IOU, 0.8, outcomes);
        AuditResult result = Audits.result(verdict);

        assertThat(SheetGroup.ofMovers(result, verdict, Audits.evidence()).get(1))
                .satisfies(group -> {
                    assertThat(group.title()).isEqualTo("Was 0.80, is 0.025");
                    assertThat(group.cells())
                            .extracting(SheetCell::lines)
                            .containsExactly(List.of(
                                    "images/001.png", "0.025", "true: stop sign", "predicted: stop sign 90.0 %"));
                });
    }

    @Test
    void inputs_fill_a_third_of_the_sheet_and_no_more() {
        assertThat(Zoom.filling(312, 64, 48).factor()).isEqualTo(4);
        assertThat(Zoom.filling(312, 224, 224).factor()).isEqualTo(1);
        assertThat(Zoom.filling(312, 448, 624).factor()).isEqualTo(0.5);
        assertThat(SheetLayout.of(List.of(3), 3, 312, 312, 4).columns()).isEqualTo(3);
    }

    private static Color colour(BufferedImage sheet, int x, int y) {
        return new Color(sheet.getRGB(x, y));
    }

    private static boolean isHot(BufferedImage sheet, int x, int y) {
        Color colour = colour(sheet, x, y);
        return colour.getRed() - colour.getBlue() > 20;
    }

    /** The old model's heat lies at the lower right, and it names another sign. */
    private static final class Both implements Evidence {
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<Exhibit> exhibit(String sampleId) {
            asked.add(sampleId);
            return Optional.of(Audits.exhibit());
        }

        @Override
        public Optional<Counterpart> counterpart(String sampleId, Requirement requirement) {
            asked.add(sampleId + " old");
            float[] heat = new float[4 * 3];
            heat[11] = 1;
            Exhibit now = Audits.exhibit();
            Explanation old = Explanation.of(new Prediction(1, 0.7), 0, new Heatmap(4, 3, heat));
            return Optional.of(new Counterpart(
                    new Exhibit(now.picture(), old, now.boxes(), now.mask()),
                    Outcome.value(0.8, new Box(40, 30, 60, 45))));
        }
    }
}
