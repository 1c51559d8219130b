package org.modelaudit.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;

/**
 * How a region is drawn: a line with a dark border, so that it shows on bright and on dark pictures.
 *
 * @param colour of the line
 * @param line solid or dashed
 */
record Outline(Color colour, BasicStroke line) {

    /** Where the object is: a solid white line. */
    static final Outline TRUTH = new Outline(Color.WHITE, stroke(null));

    /** Where the metric found it: a dashed cyan line, which differs without colour too. */
    static final Outline FOUND = new Outline(new Color(0x00E5FF), stroke(new float[] {7, 5}));

    private static final Color BORDER = new Color(0x101018);
    private static final BasicStroke BORDER_LINE = new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    private static BasicStroke stroke(float @Nullable [] dashes) {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    /** The shape, in pixels of the figure; the line is centred on its edge. */
    void draw(Graphics2D g, Shape shape) {
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(BORDER);
        g.setStroke(BORDER_LINE);
        g.draw(shape);
        g.setColor(colour);
        g.setStroke(line);
        g.draw(shape);
    }

    /** The edge of a box, one pixel inside the picture where the box reaches its border. */
    void draw(Graphics2D g, Box box, Zoom zoom, int width, int height) {
        double left = Math.max(1, zoom.of(box.left()));
        double top = Math.max(1, zoom.of(box.top()));
        double right = Math.min(width - 1, zoom.of(box.right()));
        double bottom = Math.min(height - 1, zoom.of(box.bottom()));
        draw(g, new Rectangle2D.Double(left, top, Math.max(1, right - left), Math.max(1, bottom - top)));
    }

    /** The edge of a mask, hole and all. */
    void draw(Graphics2D g, Mask mask, Zoom zoom) {
        Area area = new Area();
        for (int y = 0; y < mask.height(); y++) {
            int start = -1;
            for (int x = 0; x <= mask.width(); x++) {
                boolean inside = x < mask.width() && mask.contains(x, y);
                if (inside && start < 0) {
                    start = x;
                } else if (!inside && start >= 0) {
                    area.add(new Area(new Rectangle2D.Double(
                            zoom.of(start), zoom.of(y), zoom.of(x) - zoom.of(start), zoom.of(y + 1) - zoom.of(y))));
                    start = -1;
                }
            }
        }
        draw(g, area);
    }
}
