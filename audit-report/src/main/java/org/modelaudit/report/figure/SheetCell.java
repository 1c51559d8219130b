package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * One place on a contact sheet, ready to be drawn.
 *
 * @param tile null where the sample's picture cannot be read again
 * @param enlarged whether its pixels are
 * @param lines below it
 * @param hasTruth whether it shows the true region
 * @param hasRegion whether it shows the region that the metric found
 */
record SheetCell(
        @Nullable BufferedImage tile, boolean enlarged, List<String> lines, boolean hasTruth, boolean hasRegion) {

    private static final int WITHOUT_TILE = 48;

    SheetCell {
        lines = List.copyOf(lines);
    }

    /** A sample: its picture, and below it the heatmap over it. */
    static SheetCell of(SampleResult sample, Optional<Exhibit> found, List<String> lines) {
        if (found.isEmpty()) {
            return new SheetCell(null, false, lines, false, false);
        }
        Exhibit exhibit = found.get();
        Zoom zoom = Zoom.of(exhibit.picture().width(), exhibit.picture().height());
        return new SheetCell(
                SampleTile.of(exhibit, sample, zoom),
                zoom.factor() > 1,
                lines,
                hasTruth(exhibit),
                hasRegion(sample.outcome()));
    }

    /** The picture alone. */
    static SheetCell picture(Exhibit exhibit, Zoom zoom, List<String> lines) {
        return new SheetCell(zoom.apply(exhibit.picture().toBufferedImage()), zoom.factor() > 1, lines, false, false);
    }

    /** The heatmap over the picture alone. */
    static SheetCell overlay(Exhibit exhibit, Outcome outcome, Zoom zoom, List<String> lines) {
        return new SheetCell(
                SampleTile.overlay(exhibit, outcome, zoom),
                zoom.factor() > 1,
                lines,
                hasTruth(exhibit),
                hasRegion(outcome));
    }

    private static boolean hasTruth(Exhibit exhibit) {
        return !exhibit.boxes().isEmpty() || exhibit.mask().isPresent();
    }

    private static boolean hasRegion(Outcome outcome) {
        return outcome instanceof Outcome.Value value && value.region() != null;
    }

    int width() {
        return tile == null ? 1 : tile.getWidth();
    }

    int height() {
        return tile == null ? WITHOUT_TILE : tile.getHeight();
    }
}
