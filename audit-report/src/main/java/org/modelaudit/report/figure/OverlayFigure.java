package org.modelaudit.report.figure;

import java.awt.image.BufferedImage;
import java.util.function.Supplier;
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
        Supplier<BufferedImage> shown = () -> draw(picture, heatmap);
        return photograph ? FigureFile.jpeg(shown) : FigureFile.png(shown);
    }

    private static BufferedImage draw(Picture picture, Heatmap heatmap) {
        BufferedImage overlay = HeatOverlay.of(picture.toBufferedImage(), heatmap);
        return Zoom.of(overlay.getWidth(), overlay.getHeight()).apply(overlay);
    }
}
