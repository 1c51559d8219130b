package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Picture;

/** Explainers side by side: the pictures on top, then a row for each explainer with its heatmaps over the same pictures. */
public final class ExplainerGallery {

    private static final int TILE = 96;
    private static final int GAP = 6;
    private static final int NAMES = 250;
    private static final Color ABSENT = new Color(0xEAEEF2);

    private ExplainerGallery() {}

    /**
     * One explainer.
     *
     * @param name as users write it
     * @param title for people
     * @param explanations one for each picture, in their order
     */
    public record Row(String name, String title, List<Explanation> explanations) {

        public Row {
            explanations = List.copyOf(explanations);
        }
    }

    /**
     * @param pictures as the model saw them
     * @param rows at least one, each with as many explanations as there are pictures
     */
    public static FigureFile of(List<Picture> pictures, List<Row> rows) {
        return FigureFile.jpeg(() -> draw(pictures, rows, Lettering.ofThisMachine()));
    }

    static BufferedImage draw(List<Picture> pictures, List<Row> rows, Lettering lettering) {
        int width = NAMES + pictures.size() * (TILE + GAP);
        int height = (rows.size() + 1) * (TILE + GAP) + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        for (int i = 0; i < pictures.size(); i++) {
            BufferedImage picture = pictures.get(i).toBufferedImage();
            g.drawImage(picture, left(i), top(0), TILE, TILE, null);
            for (int r = 0; r < rows.size(); r++) {
                drawTile(g, lettering, picture, rows.get(r).explanations().get(i), left(i), top(r + 1));
            }
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            int middle = top(r + 1) + TILE / 2;
            lettering.write(g, row.title(), Lettering.bold(15), Lettering.INK, GAP, middle - 2, NAMES - 2 * GAP);
            lettering.write(g, row.name(), Lettering.plain(13), Lettering.FAINT, GAP, middle + 18, NAMES - 2 * GAP);
        }
        g.dispose();
        return sheet;
    }

    private static void drawTile(
            Graphics2D g, Lettering lettering, BufferedImage picture, Explanation explanation, int x, int y) {
        Heatmap map = explanation.heatmap();
        if (map != null) {
            g.drawImage(HeatOverlay.of(picture, map), x, y, TILE, TILE, null);
            return;
        }
        g.setColor(ABSENT);
        g.fillRect(x, y, TILE, TILE);
        lettering.write(g, "undefined", Lettering.bold(12), Lettering.FAINT, x + GAP, y + TILE / 2, TILE - 2 * GAP);
    }

    private static int left(int column) {
        return NAMES + column * (TILE + GAP);
    }

    private static int top(int row) {
        return GAP + row * (TILE + GAP);
    }
}
