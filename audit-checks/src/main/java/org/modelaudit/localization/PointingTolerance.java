package org.modelaudit.localization;

import org.modelaudit.image.Geometry;

/**
 * How far beside the object the hottest pixel may lie.
 *
 * @param amount of the unit, at least 0
 */
record PointingTolerance(double amount, Unit unit) {

    /** What the amount is measured in. */
    enum Unit {
        /** The longer side of the stored picture. */
        SIDE("of the stored picture's longer side"),
        PICTURE_PIXEL("px of the stored picture"),
        INPUT_PIXEL("px of the model's input");

        private final String words;

        Unit(String words) {
            this.words = words;
        }
    }

    /**
     * Whether a place is nearer than the tolerance.
     *
     * @param right pixels of the input from the hottest pixel to the right
     * @param down pixels of the input from there downwards
     * @param geometry from the stored picture to the input
     */
    boolean reaches(int right, int down, Geometry geometry) {
        double x = right / across(geometry);
        double y = down / down(geometry);
        return (right == 0 && down == 0) || x * x + y * y < 1;
    }

    /** Pixels of the input that it comes to horizontally. */
    double across(Geometry geometry) {
        return unit == Unit.INPUT_PIXEL ? amount : inPicture(geometry) * geometry.scaleX();
    }

    /** Pixels of the input that it comes to vertically. */
    double down(Geometry geometry) {
        return unit == Unit.INPUT_PIXEL ? amount : inPicture(geometry) * geometry.scaleY();
    }

    private double inPicture(Geometry geometry) {
        int longer = Math.max(geometry.picture().width(), geometry.picture().height());
        return unit == Unit.SIDE ? amount * longer : amount;
    }

    /** As the settings say it, {@code 0.03 of the stored picture's longer side}. */
    @Override
    public String toString() {
        return (unit == Unit.SIDE ? Double.toString(amount) : Integer.toString((int) amount)) + " " + unit.words;
    }
}
