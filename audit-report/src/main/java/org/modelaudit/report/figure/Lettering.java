package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.modelaudit.display.OutsideText;

/**
 * Writes on figures with the logical fonts of Java2D. A machine without any font, such as a minimal container, still gets
 * its figures, only without letters.
 *
 * @param available whether this machine can write at all
 */
record Lettering(boolean available) {

    /** Characters that are always left of a text. */
    private static final int LEAST = 3;

    /** Pixels that a character takes at least, unless nearly all of them are slivers. */
    private static final int NARROWEST = 2;

    static final Color INK = new Color(0x1F2328);
    static final Color FAINT = new Color(0x59636E);

    /** Tries to write a letter: without fonts, Java2D throws errors of many kinds, depending on what is missing. */
    static Lettering ofThisMachine() {
        Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            g.setFont(plain(12));
            g.drawString("a", 0, 8);
            return new Lettering(g.getFontMetrics().stringWidth("a") > 0);
        } catch (RuntimeException | LinkageError | InternalError e) {
            return new Lettering(false);
        } finally {
            g.dispose();
        }
    }

    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /**
     * Writes one line.
     *
     * @param x left end, in pixels
     * @param baseline in pixels
     * @param width that the line may take; what is longer loses its middle, because the ends of a file name tell most
     */
    void write(Graphics2D g, String text, Font font, Color colour, int x, int baseline, int width) {
        if (!available) {
            return;
        }
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(font);
        g.setColor(colour);
        g.drawString(fitted(text, g.getFontMetrics(), width), x, baseline);
    }

    /** Measures only so much of a text as could fit, and finds the cut by halving, since measuring is slow. */
    static String fitted(String text, FontMetrics metrics, int width) {
        String line = OutsideText.shortened(OutsideText.visible(text), Math.max(LEAST, width / NARROWEST));
        if (metrics.stringWidth(line) <= width) {
            return line;
        }
        int fits = LEAST;
        int tooMuch = line.length();
        while (tooMuch - fits > 1) {
            int middle = (fits + tooMuch) >>> 1;
            if (metrics.stringWidth(OutsideText.shortened(line, middle)) <= width) {
                fits = middle;
            } else {
                tooMuch = middle;
            }
        }
        return OutsideText.shortened(line, fits);
    }
}
