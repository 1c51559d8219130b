package org.modelaudit.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Mask;
import org.w3c.dom.Element;

/**
 * Where a VOC object is: its {@code bndbox}, else the box around its rotated box ({@code robndbox} of roLabelImg) or its
 * polygon ({@code x1, y1, x2, y2, …} or {@code pt} with {@code x} and {@code y}). Only a plain box counts from 1.
 */
final class VocShapes {

    private static final Pattern NUMBERED_X = Pattern.compile("x\\d+");

    private VocShapes() {}

    /** At least one shape; several where the object has several boxes. */
    static List<Annotation.Shape> of(Element object, String where) {
        List<Annotation.Shape> shapes = new ArrayList<>();
        for (Element box : SecureXml.children(object, "bndbox")) {
            shapes.add(plain(new Annotation.Edges(
                    number(box, "xmin", where) - 1,
                    number(box, "ymin", where) - 1,
                    number(box, "xmax", where),
                    number(box, "ymax", where))));
        }
        if (shapes.isEmpty()) {
            for (Element box : SecureXml.children(object, "robndbox")) {
                shapes.add(rotated(box, where));
            }
        }
        if (shapes.isEmpty()) {
            for (Element polygon : SecureXml.children(object, "polygon")) {
                shapes.add(polygon(corners(polygon, where)));
            }
        }
        return shapes.isEmpty() ? List.of(Annotation.Shape.NONE) : shapes;
    }

    private static Annotation.Shape plain(Annotation.Edges edges) {
        return new Annotation.Shape(edges, null, null);
    }

    private static Annotation.Shape rotated(Element box, String where) {
        double width = number(box, "w", where);
        double height = number(box, "h", where);
        double angle = number(box, "angle", where);
        if (Math.abs(angle) > 2 * Math.PI) {
            return flawed("has a box rotated by %s, which is no angle in radians".formatted(angle));
        }
        double halfWidth = (width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle))) / 2;
        double halfHeight = (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle))) / 2;
        double x = number(box, "cx", where);
        double y = number(box, "cy", where);
        return new Annotation.Shape(
                new Annotation.Edges(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight), null, null);
    }

    private static Annotation.Shape polygon(List<Double> corners) {
        double[] numbers = corners.stream().mapToDouble(Double::doubleValue).toArray();
        if (numbers.length < 6) {
            return flawed("has a polygon of fewer than three corners");
        }
        for (double number : numbers) {
            if (Math.abs(number) > Mask.FARTHEST_CORNER) {
                return flawed("has a polygon with a corner at " + number);
            }
        }
        MaskSource mask = new MaskSource(
                SetDigest.of(corners.toString()),
                null,
                size -> Mask.ofPolygons(size.width(), size.height(), List.of(numbers)));
        return new Annotation.Shape(null, mask, null);
    }

    private static List<Double> corners(Element polygon, String where) {
        List<Double> corners = new ArrayList<>();
        for (Element point : SecureXml.children(polygon, "pt")) {
            corners.add(number(point, "x", where));
            corners.add(number(point, "y", where));
        }
        for (Element x : SecureXml.children(polygon)) {
            if (NUMBERED_X.matcher(x.getTagName()).matches()) {
                corners.add(number(polygon, x.getTagName(), where));
                corners.add(number(polygon, "y" + x.getTagName().substring(1), where));
            }
        }
        return corners;
    }

    private static Annotation.Shape flawed(String flaw) {
        return new Annotation.Shape(null, null, flaw);
    }

    private static double number(Element parent, String name, String where) {
        String text = VocAnnotations.text(parent, name);
        try {
            double number = Double.parseDouble(String.valueOf(text));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the infinite ones.
        }
        throw new DataException("%s has a box with %s '%s'; give a number.".formatted(where, name, text));
    }
}
