package org.modelaudit.metric;

import java.util.List;

/**
 * The steps behind the number of one sample, such as the scores while a picture is hidden bit by bit. The number follows from the points
 * alone, so that a reader can check it by eye.
 *
 * @param x what grows to the right, a phrase: {@code share of the pixels removed, most relevant first}
 * @param y what grows upwards, a phrase: {@code probability of the explained class}
 * @param reading how the number follows from the points
 * @param points from left to right, at least one with a number; several at one place are several draws of it
 */
public record MetricCurve(String x, String y, Reading reading, List<Point> points) {

    /** How a number is read off points. */
    public enum Reading {
        /** The area between the points and zero by the trapezoidal rule, the way from the first to the last brought to the length 1. */
        AREA("area under the curve"),

        /** The mean over all points that have a number. */
        MEAN("mean of the points");

        private final String words;

        Reading(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * One step.
     *
     * @param x place, finite
     * @param y height; not a number where the step has none
     * @param name of the step, such as a layer; empty where {@code x} says all
     */
    public record Point(double x, double y, String name) {

        public Point {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("A point of a curve needs a finite place, but got " + x + ".");
            }
        }

        /** A step whose place says all. */
        public Point(double x, double y) {
            this(x, y, "");
        }

        private boolean has() {
            return Double.isFinite(y);
        }
    }

    public MetricCurve {
        points = List.copyOf(points);
        if (points.stream().noneMatch(Point::has)) {
            throw new IllegalArgumentException("A curve needs a point with a number; without any there is no curve.");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x < points.get(i - 1).x) {
                throw new IllegalArgumentException("The points of a curve go from left to right, but after %s comes %s."
                        .formatted(points.get(i - 1).x, points.get(i).x));
            }
        }
    }

    /** The number that the metric gives, by the points; not a number for an {@link Reading#AREA} with a gap. */
    public double value() {
        return switch (reading) {
            case AREA -> area();
            case MEAN ->
                points.stream()
                        .filter(Point::has)
                        .mapToDouble(Point::y)
                        .average()
                        .orElse(Double.NaN);
        };
    }

    private double area() {
        double length = points.get(points.size() - 1).x - points.get(0).x;
        if (length == 0) {
            return points.get(0).y;
        }
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            area += (right.x - left.x) * (left.y + right.y) / 2;
        }
        return area / length;
    }
}
