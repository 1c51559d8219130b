package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.MistakeAnalysis;
import org.modelaudit.result.PictureDisclosure;

/**
 * The pictures behind one metric: worst, median and best samples with what the model saw, its heatmap, the true region
 * and the region that the metric found.
 */
public final class ContactSheet {

    private static final Color WRONG = new Color(0xB42318);
    private static final Color ABSENT = new Color(0xEAEEF2);

    private final AuditResult result;
    private final Metric metric;
    private final String against;
    private final String reports;
    private final int columns;
    private final Lettering lettering;
    private final List<SheetGroup> groups;
    private final List<SheetCell> cells;

    /**
     * @param against what the metric is compared with, a clause of the header; empty where it is with nothing
     * @param columns at most so many samples side by side
     */
    private ContactSheet(
            AuditResult result,
            Metric metric,
            String against,
            int columns,
            List<SheetGroup> groups,
            Lettering lettering) {
        this.result = result;
        this.metric = metric;
        this.against = against;
        this.reports = result.environment().getOrDefault(PictureDisclosure.FACT, "");
        this.columns = columns;
        this.lettering = lettering;
        this.groups = List.copyOf(groups);
        this.cells = groups.stream().flatMap(group -> group.cells().stream()).toList();
    }

    /**
     * The sheet: PNG where small pictures are enlarged pixel by pixel, JPEG where they are photographs at their own size.
     *
     * @param result of the audit, for names and captions
     * @param finding of the metric that decides which samples are shown
     * @param evidence is asked for every shown sample once, however many reports show the sheet
     */
    public static FigureFile of(AuditResult result, Finding finding, Evidence evidence) {
        return evidence.once(
                List.of(ContactSheet.class, finding),
                FigureFile.class,
                () -> of(result, finding.metric(), SampleSelection.of(finding), evidence, Lettering.ofThisMachine())
                        .file());
    }

    /** The same sheet with the pictures that the model gets wrong, those whose object was found and those where not. */
    public static FigureFile ofMistakes(AuditResult result, MistakeAnalysis mistakes, Evidence evidence) {
        Metric metric = mistakes.finding().metric();
        return of(result, metric, SampleSelection.of(mistakes), evidence, Lettering.ofThisMachine())
                .file();
    }

    /**
     * The pictures that became worse most: where another model is compared with, each with the maps of both side by side; a baseline
     * keeps none, and they are shown as they are now.
     *
     * @param verdict that compares
     */
    public static FigureFile ofMovers(AuditResult result, Verdict verdict, Evidence evidence) {
        return movers(result, verdict, evidence, Lettering.ofThisMachine()).file();
    }

    /**
     * The worst and the median picture before and after an attack, the difference, and the maps of both.
     *
     * @param evidence is asked for two attacks at most
     * @return empty where the metric shows no attack
     */
    public static Optional<FigureFile> ofAttacks(AuditResult result, Verdict verdict, Evidence evidence) {
        List<SheetGroup> groups = SheetGroup.ofAttacks(result, verdict, evidence);
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContactSheet(
                                result,
                                verdict.requirement().metric(),
                                "",
                                SheetGroup.ATTACKED,
                                groups,
                                Lettering.ofThisMachine())
                        .file());
    }

    private static ContactSheet of(
            AuditResult result,
            Metric metric,
            List<SampleSelection> selections,
            Evidence evidence,
            Lettering lettering) {
        Caption caption = new Caption(result);
        List<SheetGroup> groups = selections.stream()
                .map(selection -> SheetGroup.of(selection, evidence, caption))
                .toList();
        return new ContactSheet(result, metric, "", SheetLayout.MOST_COLUMNS, groups, lettering);
    }

    private static ContactSheet movers(AuditResult result, Verdict verdict, Evidence evidence, Lettering lettering) {
        return new ContactSheet(
                result,
                verdict.requirement().metric(),
                verdict.comparedWith().map(", compared with "::concat).orElse(""),
                SheetGroup.SIDE_BY_SIDE,
                SheetGroup.ofMovers(result, verdict, evidence),
                lettering);
    }

    private FigureFile file() {
        boolean photographs = cells.stream().anyMatch(cell -> cell.tile() != null && !cell.enlarged());
        return photographs ? FigureFile.jpeg(this::draw) : FigureFile.png(this::draw);
    }

    static BufferedImage draw(AuditResult result, Finding finding, Evidence evidence, Lettering lettering) {
        return of(result, finding.metric(), SampleSelection.of(finding), evidence, lettering)
                .draw();
    }

    static BufferedImage drawMovers(AuditResult result, Verdict verdict, Evidence evidence, Lettering lettering) {
        return movers(result, verdict, evidence, lettering).draw();
    }

    private BufferedImage draw() {
        SheetLayout layout = SheetLayout.of(
                groups.stream().map(group -> group.cells().size()).toList(),
                columns,
                cells.stream().mapToInt(SheetCell::width).max().orElse(1),
                cells.stream().mapToInt(SheetCell::height).max().orElse(1),
                cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0));
        BufferedImage sheet = new BufferedImage(SheetLayout.WIDTH, layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        drawHeader(g);
        int next = 0;
        for (int i = 0; i < groups.size(); i++) {
            drawTitle(g, groups.get(i).title(), layout.titles().get(i));
            for (Point corner : layout.cells().get(i)) {
                drawCell(g, cells.get(next), corner, layout.cellWidth());
                next++;
            }
        }
        g.dispose();
        return sheet;
    }

    private void drawHeader(Graphics2D g) {
        int left = SheetLayout.MARGIN;
        int width = SheetLayout.WIDTH - 2 * left;
        String title = "%s (%s)".formatted(metric.name(), metric.direction());
        String subject = "%s, explained by %s, on %s of %s%s%s"
                .formatted(
                        result.model().file(),
                        result.explainerName(),
                        result.pictures(),
                        result.data(),
                        against,
                        reports.isEmpty() ? "" : ", pictures " + reports);
        lettering.write(g, title, Lettering.bold(22), Lettering.INK, left, 34, width);
        lettering.write(g, subject, Lettering.plain(15), Lettering.FAINT, left, 60, width);
        Legend legend = new Legend(g, lettering, left, 92);
        if (cells.stream().anyMatch(SheetCell::hasTruth)) {
            legend.line(Outline.TRUTH, "true region");
        }
        if (cells.stream().anyMatch(SheetCell::hasRegion)) {
            legend.line(Outline.FOUND, "region the metric found");
        }
        legend.heat("heat: none to the map's largest");
    }

    private void drawTitle(Graphics2D g, String title, Point corner) {
        g.setColor(ABSENT);
        g.fillRect(corner.x, corner.y, SheetLayout.WIDTH - 2 * SheetLayout.MARGIN, 1);
        lettering.write(
                g, title, Lettering.bold(17), Lettering.INK, corner.x, corner.y + 25, SheetLayout.WIDTH - 2 * corner.x);
    }

    private void drawCell(Graphics2D g, SheetCell cell, Point corner, int width) {
        BufferedImage tile = cell.tile();
        if (tile == null) {
            g.setColor(ABSENT);
            g.fillRect(corner.x, corner.y, width, 48);
            lettering.write(
                    g,
                    reports.isEmpty() ? "the picture cannot be read" : "no picture, which may be on purpose",
                    Lettering.plain(15),
                    Lettering.FAINT,
                    corner.x + 8,
                    corner.y + 28,
                    width - 16);
        } else {
            g.drawImage(tile, corner.x, corner.y, null);
        }
        int baseline = corner.y + cell.height() + 6;
        for (int i = 0; i < cell.lines().size(); i++) {
            baseline += SheetLayout.LINE;
            String line = cell.lines().get(i);
            Font font = i == 1 ? Lettering.bold(17) : Lettering.plain(15);
            Color ink = line.startsWith("WRONG") ? WRONG : i == 0 ? Lettering.FAINT : Lettering.INK;
            lettering.write(g, line, font, ink, corner.x, baseline - 4, width);
        }
    }
}
