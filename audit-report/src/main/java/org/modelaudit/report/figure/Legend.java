package org.modelaudit.report.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Says what the lines and colours on a contact sheet mean. */
final class Legend {

    private static final int SWATCH = 56;
    private static final int BAR = 96;
    private static final Color GROUND = new Color(0x6E7781);

    private final Graphics2D g;
    private final Lettering lettering;
    private final int baseline;
    private int x;

    Legend(Graphics2D g, Lettering lettering, int x, int baseline) {
        this.g = g;
        this.lettering = lettering;
        this.x = x;
        this.baseline = baseline;
    }

    /** A sample of a line on a grey ground, and what it means. */
    Legend line(Outline outline, String meaning) {
        g.setColor(GROUND);
        g.fillRect(x, baseline - 13, SWATCH, 17);
        outline.draw(g, new Line2D.Double(x + 6, baseline - 4.5, x + SWATCH - 6, baseline - 4.5));
        return words(SWATCH, meaning);
    }

    /** The colour map from cold to hot, over the same grey ground and as transparent as on the pictures. */
    Legend heat(String meaning) {
        for (int i = 0; i < BAR; i++) {
            double value = i / (BAR - 1.0);
            g.setColor(GROUND);
            g.fillRect(x + i, baseline - 13, 1, 17);
            Color heat = new Color(Inferno.rgb(value));
            g.setColor(new Color(
                    heat.getRed(), heat.getGreen(), heat.getBlue(), (int) (255 * HeatOverlay.MOST_OPAQUE * value)));
            g.fillRect(x + i, baseline - 13, 1, 17);
        }
        return words(BAR, meaning);
    }

    private Legend words(int after, String meaning) {
        int start = x + after + 8;
        lettering.write(g, meaning, Lettering.plain(15), Lettering.INK, start, baseline, 400);
        x = start + (lettering.available() ? g.getFontMetrics().stringWidth(meaning) : 60) + 24;
        return this;
    }
}
