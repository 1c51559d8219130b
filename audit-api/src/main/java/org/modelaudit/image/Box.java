package org.modelaudit.image;

/**
 * An axis-aligned, half-open rectangle in pixels: {@code x} in {@code [left, right)}, {@code y} in {@code [top,
 * bottom)}, the origin in the upper left corner, {@code x} to the right and {@code y} downwards.
 *
 * <p>Half-open, so the area is {@code (right - left) * (bottom - top)} and no convention adds or forgets a pixel.
 * Coordinates are real numbers because a box that travels through a resize rarely ends on whole pixels.
 *
 * @param left first column inside
 * @param top first row inside
 * @param right first column outside, greater than {@code left}
 * @param bottom first row outside, greater than {@code top}
 */
public record Box(double left, double top, double right, double bottom) {

    /** Refuses a box that is empty, inverted or not finite. */
    public Box {
        if (!(Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom))) {
            throw new IllegalArgumentException(
                    "A box needs finite edges, but got [%s, %s, %s, %s].".formatted(left, top, right, bottom));
        }
        if (right <= left || bottom <= top) {
            throw new IllegalArgumentException("A box needs a positive width and height, but got [%s, %s, %s, %s]."
                    .formatted(left, top, right, bottom));
        }
    }

    /** Width in pixels, greater than 0. */
    public double width() {
        return right - left;
    }

    /** Height in pixels, greater than 0. */
    public double height() {
        return bottom - top;
    }

    /** Area in square pixels, greater than 0. */
    public double area() {
        return width() * height();
    }

    /** Area that both boxes cover, 0 where they only touch. */
    public double intersection(Box other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    /**
     * Intersection over union (Jaccard index) of the two boxes.
     *
     * @return in [0, 1]; 1 for equal boxes, 0 for disjoint ones
     */
    public double iou(Box other) {
        double intersection = intersection(other);
        return intersection / (area() + other.area() - intersection);
    }

    @Override
    public String toString() {
        return "Box[x %s..%s, y %s..%s]".formatted(left, right, top, bottom);
    }
}
