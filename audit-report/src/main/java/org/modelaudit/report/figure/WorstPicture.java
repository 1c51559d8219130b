package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * The one picture that says most of an audit that does not pass: the worst under its first violated requirement, and beside it the heatmap
 * over it.
 *
 * @param file of the figure
 * @param words which picture it is, and its number
 */
public record WorstPicture(FigureFile file, String words) {

    private static final int SIDE = 232;

    /**
     * The picture.
     *
     * @return empty where all is well, and where no sample has a value or the picture cannot be shown
     */
    public static Optional<WorstPicture> of(AuditResult result, Evidence evidence) {
        return first(result, Status.FAIL)
                .or(() -> first(result, Status.INCONCLUSIVE))
                .flatMap(verdict -> of(verdict, evidence));
    }

    private static Optional<Verdict> first(AuditResult result, Status status) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.status() == status && verdict.n() > 0)
                .findFirst();
    }

    private static Optional<WorstPicture> of(Verdict verdict, Evidence evidence) {
        SampleResult worst = SampleSelection.worstAndMedian(verdict.finding())
                .get(0)
                .results()
                .get(0);
        return evidence.exhibit(worst.sampleId()).map(exhibit -> {
            Zoom zoom = Zoom.filling(
                    SIDE, exhibit.picture().width(), exhibit.picture().height());
            Supplier<BufferedImage> both = () -> beside(exhibit, worst, zoom);
            String words = "%s, %s %s"
                    .formatted(
                            Caption.shortId(worst.sampleId()),
                            verdict.requirement().metric().name(),
                            Caption.shown(worst.outcome()));
            return new WorstPicture(zoom.factor() > 1 ? FigureFile.png(both) : FigureFile.jpeg(both), words);
        });
    }

    private static BufferedImage beside(Exhibit exhibit, SampleResult sample, Zoom zoom) {
        BufferedImage left = zoom.apply(exhibit.picture().toBufferedImage());
        BufferedImage right = SampleTile.overlay(exhibit, sample.outcome(), zoom);
        BufferedImage both = new BufferedImage(
                left.getWidth() + SampleTile.GAP + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = both.createGraphics();
        g.setColor(Color.GRAY);
        g.fillRect(0, 0, both.getWidth(), both.getHeight());
        g.drawImage(left, 0, 0, null);
        g.drawImage(right, left.getWidth() + SampleTile.GAP, 0, null);
        g.dispose();
        return both;
    }
}
