package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.modelaudit.image.Picture;

/** Rows of pictures side by side, each row under a name: prototypes of models, or what layers keep of pictures. */
public final class PictureGallery {

    private static final int TILE = 128;
    private static final int GAP = 6;
    private static final int NAMES = 200;

    private PictureGallery() {}

    /**
     * One row.
     *
     * @param title for people
     * @param note what else is to be said of it, small
     * @param pictures from left to right
     */
    public record Row(String title, String note, List<Picture> pictures) {

        public Row {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * @param rows at least one, each with as many pictures
     */
    public static FigureFile of(List<Row> rows) {
        return FigureFile.jpeg(() -> draw(rows, Lettering.ofThisMachine()));
    }

    static BufferedImage draw(List<Row> rows, Lettering lettering) {
        int width = NAMES + rows.get(0).pictures().size() * (TILE + GAP);
        int height = rows.size() * (TILE + GAP) + GAP;
        BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = sheet.createGraphics();
        // Pixels as they are: what was found is shown, and no more.
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            int top = GAP + r * (TILE + GAP);
            int middle = top + TILE / 2;
            lettering.write(g, row.title(), Lettering.bold(15), Lettering.INK, GAP, middle - 2, NAMES - 2 * GAP);
            lettering.write(g, row.note(), Lettering.plain(13), Lettering.FAINT, GAP, middle + 18, NAMES - 2 * GAP);
            for (int i = 0; i < row.pictures().size(); i++) {
                BufferedImage picture = row.pictures().get(i).toBufferedImage();
                g.drawImage(picture, NAMES + i * (TILE + GAP), top, TILE, TILE, null);
            }
        }
        g.dispose();
        return sheet;
    }
}
