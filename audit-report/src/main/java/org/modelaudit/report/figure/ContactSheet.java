package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.result.MistakeAnalysis;

/**
 * The pictures behind one metric: worst, median and best samples with what the model saw, its heatmap, the true region
 * and the region that the metric found.
 */
public final class ContactSheet {

    private static final Color WRONG = new Color(0xB42318);
    private static final Color ABSENT = new Color(0xEAEEF2);

    private final AuditResult result;
    private final Finding finding;
    private final Lettering lettering;
    private final List<SampleSelection> groups;
    private final List<Cell> cells = new ArrayList<>();

    private ContactSheet(
            AuditResult result, Finding finding, List<SampleSelection> groups, Evidence evidence, Lettering lettering) {
        this.result = result;
        this.finding = finding;
        this.lettering = lettering;
        this.groups = List.copyOf(groups);
        Caption caption = new Caption(result);
        for (SampleSelection group : groups) {
            for (SampleResult sample : group.results()) {
                cells.add(Cell.of(sample, evidence.exhibit(sample.sampleId()), caption.lines(sample)));
            }
        }
    }

    /**
     * The sheet: PNG where small pictures are enlarged pixel by pixel, JPEG where they are photographs at their own size.
     *
     * @param result of the audit, for names and captions
     * @param finding of the metric that decides which samples are shown
     * @param evidence is asked for every shown sample once
     */
    public static FigureFile of(AuditResult result, Finding finding, Evidence evidence) {
        return file(result, finding, SampleSelection.of(finding), evidence);
    }

    /** The same sheet with the pictures that the model gets wrong, those whose object was found and those where not. */
    public static FigureFile ofMistakes(AuditResult result, MistakeAnalysis mistakes, Evidence evidence) {
        return file(result, mistakes.finding(), SampleSelection.of(mistakes), evidence);
    }

    /** The same sheet with the pictures that became worse most since the baseline; only as they are now, for it keeps no maps. */
    public static FigureFile ofMovers(
            AuditResult result, Finding finding, PairedComparison comparison, Evidence evidence) {
        return file(result, finding, SampleSelection.of(comparison, finding), evidence);
    }

    private static FigureFile file(
            AuditResult result, Finding finding, List<SampleSelection> groups, Evidence evidence) {
        ContactSheet sheet = new ContactSheet(result, finding, groups, evidence, Lettering.ofThisMachine());
        boolean photographs = sheet.cells.stream().anyMatch(cell -> cell.tile != null && !cell.enlarged);
        return photographs ? FigureFile.jpeg(sheet.draw()) : FigureFile.png(sheet.draw());
    }

    static BufferedImage draw(AuditResult result, Finding finding, Evidence evidence, Lettering lettering) {
        return new ContactSheet(result, finding, SampleSelection.of(finding), evidence, lettering).draw();
    }

    private BufferedImage draw() {
        SheetLayout layout = SheetLayout.of(
                groups.stream().map(group -> group.results().size()).toList(),
                cells.stream().mapToInt(Cell::width).max().orElse(1),
                cells.stream().mapToInt(Cell::height).max().orElse(1),
                cells.stream().mapToInt(cell -> cell.lines.size()).max().orElse(0));
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
        String title =
                "%s (%s)".formatted(finding.metric().name(), finding.metric().direction());
        String subject = "%s, explained by %s, on %d pictures of %s"
                .formatted(
                        result.model().file(),
                        result.explainerName(),
                        result.samples().size(),
                        result.data());
        lettering.write(g, title, Lettering.bold(22), Lettering.INK, left, 34, width);
        lettering.write(g, subject, Lettering.plain(15), Lettering.FAINT, left, 60, width);
        Legend legend = new Legend(g, lettering, left, 92);
        if (cells.stream().anyMatch(Cell::hasTruth)) {
            legend.line(Outline.TRUTH, "true region");
        }
        if (cells.stream().anyMatch(Cell::hasRegion)) {
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

    private void drawCell(Graphics2D g, Cell cell, Point corner, int width) {
        BufferedImage tile = cell.tile;
        if (tile == null) {
            g.setColor(ABSENT);
            g.fillRect(corner.x, corner.y, width, 48);
            lettering.write(
                    g,
                    "the picture cannot be read",
                    Lettering.plain(15),
                    Lettering.FAINT,
                    corner.x + 8,
                    corner.y + 28,
                    width - 16);
        } else {
            g.drawImage(tile, corner.x, corner.y, null);
        }
        int baseline = corner.y + cell.height() + 6;
        for (int i = 0; i < cell.lines.size(); i++) {
            baseline += SheetLayout.LINE;
            String line = cell.lines.get(i);
            Font font = i == 1 ? Lettering.bold(17) : Lettering.plain(15);
            Color ink = line.startsWith("WRONG") ? WRONG : i == 0 ? Lettering.FAINT : Lettering.INK;
            lettering.write(g, line, font, ink, corner.x, baseline - 4, width);
        }
    }

    /** One sample, ready to be placed; without a tile where its picture cannot be read again. */
    private record Cell(
            @Nullable BufferedImage tile, boolean enlarged, List<String> lines, boolean hasTruth, boolean hasRegion) {

        static Cell of(SampleResult sample, Optional<Exhibit> found, List<String> lines) {
            boolean region = sample.outcome() instanceof Outcome.Value value && value.region() != null;
            if (found.isEmpty()) {
                return new Cell(null, false, lines, false, false);
            }
            Exhibit exhibit = found.get();
            Zoom zoom = Zoom.of(exhibit.picture().width(), exhibit.picture().height());
            boolean truth = !exhibit.boxes().isEmpty() || exhibit.mask().isPresent();
            return new Cell(SampleTile.of(exhibit, sample, zoom), zoom.factor() > 1, lines, truth, region);
        }

        int width() {
            return tile == null ? 1 : tile.getWidth();
        }

        int height() {
            return tile == null ? 48 : tile.getHeight();
        }
    }
}
