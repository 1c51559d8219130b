package org.modelaudit.report.html;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Regions;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * Drawn pictures of road signs, and the heatmaps of a model that looks at them more or less.
 *
 * @param side of the square pictures, in pixels
 * @param attention 1 for a model that looks at the sign, 0 for one that looks elsewhere
 */
record RoadSigns(int side, double attention) {

    private static final int GRID = 7;

    static int number(String id) {
        return Integer.parseInt(id.replaceAll("\\D", ""));
    }

    private SplittableRandom random(int i) {
        return new SplittableRandom(31L * i + 7);
    }

    Box box(int i) {
        SplittableRandom random = random(i);
        double size = side * (0.25 + 0.3 * random.nextDouble());
        double left = random.nextDouble() * (side - size);
        double top = random.nextDouble() * (side - size);
        return new Box(left, top, left + size, top + size);
    }

    /** Where the model looks: the sign, and the farther from it the less attention it pays. */
    Box found(int i) {
        Box box = box(i);
        SplittableRandom random = new SplittableRandom(i + 1000L);
        double shift = (1 - attention) * side * 0.5 + side * 0.12 * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        double left = Math.min(Math.max(0, box.left() + shift * Math.cos(angle)), side - 8);
        double top = Math.min(Math.max(0, box.top() + shift * Math.sin(angle)), side - 8);
        double size = box.width() * (0.8 + 0.5 * random.nextDouble());
        return new Box(left, top, Math.min(side, left + size), Math.min(side, top + size));
    }

    Outcome iou(int i) {
        return i % 60 == 59
                ? Outcome.undefined("the heatmap is constant")
                : Outcome.value(box(i).iou(found(i)), found(i));
    }

    Exhibit exhibit(int i) {
        Prediction prediction =
                new Prediction(i % 7 == 3 ? 1 : 0, 0.55 + 0.44 * random(i).nextDouble());
        Explanation explanation = i % 60 == 59
                ? Explanation.undefined(prediction, prediction.classIndex(), "the heatmap is constant")
                : Explanation.of(prediction, prediction.classIndex(), heat(found(i)));
        return new Exhibit(Regions.picture(draw(i)), explanation, List.of(box(i)), Optional.empty());
    }

    private Heatmap heat(Box where) {
        float[] values = new float[GRID * GRID];
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                double dx = ((x + 0.5) * side / GRID - (where.left() + where.right()) / 2) / where.width();
                double dy = ((y + 0.5) * side / GRID - (where.top() + where.bottom()) / 2) / where.height();
                values[y * GRID + x] = (float) (Math.exp(-2.5 * (dx * dx + dy * dy)) - 0.05);
            }
        }
        return new Heatmap(GRID, GRID, values);
    }

    private BufferedImage draw(int i) {
        SplittableRandom random = random(i);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0x9CC3E6), 0, side, new Color(0x6B7B4C)));
        g.fillRect(0, 0, side, side);
        g.setColor(new Color(0x555A60));
        g.fill(new Polygon(
                new int[] {side / 5, side * 4 / 5, side * 3 / 5, side * 2 / 5},
                new int[] {side, side, side / 2, side / 2},
                4));
        for (int k = 0; k < 12; k++) {
            g.setColor(new Color(40 + random.nextInt(60), 90 + random.nextInt(70), 40));
            double r = side * 0.05 + random.nextDouble() * side * 0.1;
            g.fill(new Ellipse2D.Double(
                    random.nextDouble() * side, side * 0.4 + random.nextDouble() * side * 0.3, r, r));
        }
        Box box = box(i);
        g.setColor(new Color(0xC1121F));
        g.fill(new Ellipse2D.Double(box.left(), box.top(), box.width(), box.height()));
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke((float) box.width() / 8));
        int middle = (int) (box.top() + box.height() / 2);
        g.drawLine((int) (box.left() + box.width() / 4), middle, (int) (box.right() - box.width() / 4), middle);
        g.dispose();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, noisy(image.getRGB(x, y), random.nextInt(25) - 12));
            }
        }
        return image;
    }

    private static int noisy(int rgb, int noise) {
        int red = Math.min(255, Math.max(0, (rgb >> 16 & 0xFF) + noise));
        int green = Math.min(255, Math.max(0, (rgb >> 8 & 0xFF) + noise));
        int blue = Math.min(255, Math.max(0, (rgb & 0xFF) + noise));
        return red << 16 | green << 8 | blue;
    }
}
