package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.Evidence.Exhibit;

/** One sample as a picture: on top what the model saw, below the heatmap over it with the true and the found region. */
final class SampleTile {

    /** Between the picture and its overlay, in pixels. */
    static final int GAP = 4;

    private SampleTile() {}

    static BufferedImage of(Exhibit exhibit, SampleResult result, Zoom zoom) {
        BufferedImage above = zoom.apply(exhibit.picture().toBufferedImage());
        BufferedImage below = overlay(exhibit, result.outcome(), zoom);
        BufferedImage tile = new BufferedImage(
                above.getWidth(), above.getHeight() + GAP + below.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = tile.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, tile.getWidth(), tile.getHeight());
        g.drawImage(above, 0, 0, null);
        g.drawImage(below, 0, above.getHeight() + GAP, null);
        g.dispose();
        return tile;
    }

    /** The lower half alone. */
    static BufferedImage overlay(Exhibit exhibit, Outcome outcome, Zoom zoom) {
        BufferedImage picture = exhibit.picture().toBufferedImage();
        Heatmap heatmap = exhibit.explanation().heatmap();
        BufferedImage overlay = zoom.apply(heatmap == null ? picture : HeatOverlay.of(picture, heatmap));
        drawRegions(overlay, exhibit, outcome, zoom);
        return overlay;
    }

    private static void drawRegions(BufferedImage overlay, Exhibit exhibit, Outcome outcome, Zoom zoom) {
        Graphics2D g = overlay.createGraphics();
        for (Box box : exhibit.boxes()) {
            Outline.TRUTH.draw(g, box, zoom, overlay.getWidth(), overlay.getHeight());
        }
        if (exhibit.boxes().isEmpty()) {
            exhibit.mask().ifPresent(mask -> Outline.TRUTH.draw(g, mask, zoom));
        }
        if (outcome instanceof Outcome.Value value && value.region() != null) {
            Outline.FOUND.draw(g, value.region(), zoom, overlay.getWidth(), overlay.getHeight());
        }
        g.dispose();
    }
}
