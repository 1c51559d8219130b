package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.Regions;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence.Exhibit;

class ContactSheetTest {

    private static final Lettering MUTE = new Lettering(false);

    private final Verdict verdict = Audits.verdict(
            FakeMetric.IOU,
            Threshold.atLeast(0.5),
            Audits.values(IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray()));
    private final AuditResult result = Audits.result(verdict);

    @Test
    void four_samples_stand_side_by_side_in_three_groups() {
        SheetLayout layout = SheetLayout.of(List.of(4, 4, 4), 4, 224, 452, 4);

        assertThat(layout.columns()).isEqualTo(4);
        assertThat(layout.cells().get(0)).extracting(p -> p.x).containsExactly(16, 262, 508, 754);
        assertThat(layout.cells())
                .allSatisfy(row -> assertThat(row).extracting(p -> p.y).containsOnly(row.get(0).y));
        assertThat(layout.titles().get(1).y).isGreaterThan(layout.cells().get(0).get(0).y + 452 + 4 * SheetLayout.LINE);
        assertThat(layout.cells().get(0).get(3).x + layout.cellWidth())
                .isLessThanOrEqualTo(SheetLayout.WIDTH - SheetLayout.MARGIN);
    }

    @Test
    void large_inputs_wrap_instead_of_leaving_the_sheet() {
        SheetLayout layout = SheetLayout.of(List.of(4), 4, 299, 602, 4);

        assertThat(layout.columns()).isEqualTo(3);
        assertThat(layout.cells().get(0).get(3)).matches(p -> p.x == SheetLayout.MARGIN);
        assertThat(layout.height()).isGreaterThan(layout.cells().get(0).get(3).y + 602);
    }

    @Test
    void each_shown_sample_is_read_once_and_no_other() {
        List<String> read = new ArrayList<>();

        ContactSheet.draw(
                result,
                verdict.finding(),
                id -> {
                    read.add(id);
                    return Optional.of(Audits.exhibit());
                },
                MUTE);

        assertThat(read)
                .containsExactly(
                        "images/000.png",
                        "images/001.png",
                        "images/002.png",
                        "images/003.png",
                        "images/008.png",
                        "images/009.png",
                        "images/010.png",
                        "images/011.png",
                        "images/019.png",
                        "images/018.png",
                        "images/017.png",
                        "images/016.png");
    }

    @Test
    void the_tile_of_the_worst_sample_stands_first_with_heat_below_its_picture() {
        BufferedImage sheet = ContactSheet.draw(result, verdict.finding(), Audits.evidence(), MUTE);

        int left = SheetLayout.MARGIN;
        int top = SheetLayout.HEADER + SheetLayout.TITLE;
        int zoom = 3;
        int below = top + 48 * zoom + SampleTile.GAP;
        assertThat(new Color(sheet.getRGB(left + 24, top + 24))).isEqualTo(Color.LIGHT_GRAY);
        assertThat(new Color(sheet.getRGB(left + 24, below + 24)).getRed()).isGreaterThan(200);
        assertThat(new Color(sheet.getRGB(left + 24, below + 24)).getBlue()).isLessThan(185);
        assertThat(new Color(sheet.getRGB(left + 180, below + 130))).isEqualTo(Color.GRAY);
    }

    @Test
    void the_same_audit_gives_the_same_bytes() {
        assertThat(ContactSheet.of(result, verdict.finding(), Audits.evidence()).bytes())
                .isEqualTo(ContactSheet.of(result, verdict.finding(), Audits.evidence())
                        .bytes());
    }

    @Test
    void enlarged_pixels_are_stored_without_loss_and_photographs_small() {
        Exhibit photograph = new Exhibit(
                Regions.picture(new BufferedImage(224, 224, BufferedImage.TYPE_INT_RGB)),
                Audits.exhibit().explanation(),
                List.of(),
                Optional.empty());

        assertThat(ContactSheet.of(result, verdict.finding(), Audits.evidence()).mediaType())
                .isEqualTo("image/png");
        assertThat(ContactSheet.of(result, verdict.finding(), id -> Optional.of(photograph)))
                .satisfies(file -> assertThat(file.extension()).isEqualTo(".jpg"))
                .satisfies(file -> assertThat(file.bytes()).startsWith((byte) 0xFF, (byte) 0xD8));
    }

    @Test
    void letters_are_drawn_where_there_are_fonts_and_left_out_where_there_are_none() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Lettering.ofThisMachine().available());

        BufferedImage mute = ContactSheet.draw(result, verdict.finding(), Audits.evidence(), MUTE);
        BufferedImage lettered = ContactSheet.draw(result, verdict.finding(), Audits.evidence(), new Lettering(true));

        assertThat(mute.getHeight()).isEqualTo(lettered.getHeight());
        assertThat(inked(mute, 16, 10, 600, 60)).isZero();
        assertThat(inked(lettered, 16, 10, 600, 60)).isGreaterThan(500);
    }

    @Test
    void a_picture_that_cannot_be_read_again_leaves_a_gap_and_no_crash() throws IOException {
        byte[] png = ContactSheet.of(result, verdict.finding(), id -> Optional.empty())
                .bytes();

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1000);
    }

    @Test
    void a_caption_says_value_truth_and_prediction_and_flags_a_wrong_one() {
        Caption caption = new Caption(result);

        assertThat(caption.lines(verdict.finding().results().get(1)))
                .containsExactly("images/001.png", "0.05", "true: stop sign", "predicted: stop sign 90.0 %");
        assertThat(caption.lines(verdict.finding().results().get(5)))
                .containsExactly("images/005.png", "0.25", "true: stop sign", "WRONG: yield 90.0 %");
    }

    @Test
    void a_caption_never_shows_a_number_where_there_is_no_value() {
        Caption caption = new Caption(result);
        String id = Audits.sample(1);

        assertThat(caption.lines(new SampleResult(id, Outcome.undefined("the heatmap is constant"))))
                .startsWith(id, "undefined", "the heatmap is constant");
        assertThat(caption.lines(new SampleResult(id, Outcome.failed("It is damaged; replace it."))))
                .startsWith(id, "not measured", "It is damaged; replace it.");
    }

    private static long inked(BufferedImage image, int left, int top, int width, int height) {
        return IntStream.range(0, width * height)
                .filter(i -> (image.getRGB(left + i % width, top + i / width) & 0xFF) < 128)
                .count();
    }
}
