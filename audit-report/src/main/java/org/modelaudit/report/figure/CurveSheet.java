package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * The curves that a metric reads its numbers off, for the worst and the median picture, each beside its picture.
 *
 * @param file of the figure
 * @param words what it shows, for who cannot see it: what the axes are, the numbers, and which way is better
 */
public record CurveSheet(FigureFile file, String words) {

    private static final int HEADER = 76;
    private static final int LEAST_HEIGHT = 330;

    /** Between a number and the one that the audit took off the same curve, as a share: other groupings of passes round otherwise. */
    private static final double ROUNDING = 1e-6;

    /** One row: a picture and its curve. */
    private record Row(String title, SampleResult sample, MetricCurve curve, Optional<Exhibit> exhibit) {}

    /**
     * The sheet.
     *
     * @param evidence is asked for two curves at most
     * @return empty where the metric has no curves, none of the pictures has one, and on a machine without fonts
     */
    public static Optional<CurveSheet> of(AuditResult result, Verdict verdict, Evidence evidence) {
        if (!Lettering.ofThisMachine().available()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (SampleSelection selection : SampleSelection.worstAndMedian(verdict.finding())) {
            SampleResult sample = selection.results().get(0);
            Optional<MetricCurve> curve = evidence.curve(sample.sampleId(), verdict.requirement());
            if (curve.isEmpty() && rows.isEmpty()) {
                return Optional.empty();
            }
            curve.ifPresent(
                    found -> rows.add(new Row(selection.title(), sample, found, evidence.exhibit(sample.sampleId()))));
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Metric metric = verdict.requirement().metric();
        Supplier<BufferedImage> sheet = () -> draw(result, metric, rows);
        boolean photographs = rows.stream()
                .flatMap(row -> row.exhibit.stream())
                .anyMatch(exhibit ->
                        Zoom.of(exhibit.picture().width(), exhibit.picture().height())
                                        .factor()
                                <= 1);
        return Optional.of(
                new CurveSheet(photographs ? FigureFile.jpeg(sheet) : FigureFile.png(sheet), words(metric, rows)));
    }

    private static String words(Metric metric, List<Row> rows) {
        MetricCurve curve = rows.get(0).curve;
        List<String> numbers = rows.stream()
                .map(row -> "%s %s".formatted(row.title.toLowerCase(Locale.ROOT), Numbers.plain(row.curve.value())))
                .toList();
        return "%s (%s), %s: %s; up: %s; right: %s"
                .formatted(
                        metric.name(),
                        metric.direction(),
                        curve.reading(),
                        String.join(", ", numbers),
                        curve.y(),
                        curve.x());
    }

    private static BufferedImage draw(AuditResult result, Metric metric, List<Row> rows) {
        Lettering lettering = Lettering.ofThisMachine();
        Caption caption = new Caption(result);
        CurveScale scale = CurveScale.of(rows.stream().map(Row::curve).toList());
        List<SheetCell> cells = rows.stream()
                .map(row -> SheetCell.of(row.sample, row.exhibit, caption.lines(row.sample)))
                .toList();
        List<Integer> heights = cells.stream().map(CurveSheet::height).toList();
        int all = HEADER
                + heights.stream().mapToInt(height -> height + SheetLayout.GAP).sum();
        BufferedImage sheet = new BufferedImage(SheetLayout.WIDTH, all, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int left = SheetLayout.MARGIN;
        int inner = SheetLayout.WIDTH - 2 * left;
        String subject = "%s; the number is the %s. %s, explained by %s, on %s"
                .formatted(
                        metric.direction(),
                        rows.get(0).curve.reading(),
                        result.model().file(),
                        result.explainerName(),
                        result.data());
        lettering.write(g, metric.name(), Lettering.bold(22), Lettering.INK, left, 34, inner);
        lettering.write(g, subject, Lettering.plain(15), Lettering.FAINT, left, 60, inner);
        int y = HEADER;
        for (int i = 0; i < rows.size(); i++) {
            SheetCell cell = cells.get(i);
            int column = cell.tile() == null ? 0 : Math.max(cell.width(), 200) + SheetLayout.GAP;
            if (cell.tile() != null) {
                drawTile(g, lettering, cell, left, y, column - SheetLayout.GAP);
            }
            Row row = rows.get(i);
            g.drawImage(
                    CurvePlot.draw(row.curve, scale, heading(row), inner - column, heights.get(i)),
                    left + column,
                    y,
                    null);
            y += heights.get(i) + SheetLayout.GAP;
        }
        g.dispose();
        return sheet;
    }

    private static int height(SheetCell cell) {
        return cell.tile() == null
                ? LEAST_HEIGHT
                : Math.max(LEAST_HEIGHT, cell.height() + cell.lines().size() * SheetLayout.LINE + SheetLayout.GAP);
    }

    private static void drawTile(Graphics2D g, Lettering lettering, SheetCell cell, int x, int y, int width) {
        g.drawImage(cell.tile(), x, y, null);
        int baseline = y + cell.height() + 2;
        for (String line : cell.lines()) {
            baseline += SheetLayout.LINE;
            lettering.write(g, line, Lettering.plain(15), Lettering.INK, x, baseline, width);
        }
    }

    /** A curve that was drawn again and gives another number than the audit says so. */
    private static String heading(Row row) {
        double drawn = row.curve.value();
        String id = Caption.shortId(row.sample.sampleId());
        if (row.sample.outcome() instanceof Outcome.Value value && isSame(drawn, value.value())) {
            return "%s, %s: %s".formatted(row.title, id, Numbers.plain(value.value()));
        }
        String measured =
                row.sample.outcome() instanceof Outcome.Value value ? Numbers.plain(value.value()) : "no value";
        return "%s, %s: drawn again it gives %s, the audit measured %s"
                .formatted(row.title, id, Numbers.plain(drawn), measured);
    }

    static boolean isSame(double drawn, double measured) {
        return Math.abs(drawn - measured) <= ROUNDING * Math.max(1, Math.abs(measured));
    }
}
