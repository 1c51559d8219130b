package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Picture;

/** One picture with its heatmap over it, and nothing else. */
public final class OverlayFigure {

    private OverlayFigure() {}

    /**
     * A small picture is enlarged pixel by pixel, so that something can be seen.
     *
     * @param picture as the model saw it
     * @param heatmap at any resolution, covering the whole picture
     * @param photograph whether hardly visible loss is welcome: JPEG, and PNG otherwise
     */
    public static FigureFile of(Picture picture, Heatmap heatmap, boolean photograph) {
        BufferedImage overlay = HeatOverlay.of(picture.toBufferedImage(), heatmap);
        BufferedImage shown = Zoom.of(overlay.getWidth(), overlay.getHeight()).apply(overlay);
        return photograph ? FigureFile.jpeg(() -> shown) : FigureFile.png(() -> shown);
    }
}
