package org.modelaudit.faithfulness;

/** Shares of a picture's pixels. */
final class Shares {

    private Shares() {}

    static double[] checked(double[] shares) {
        if (shares.length == 0) {
            throw new IllegalArgumentException("There is at least one share of the pixels.");
        }
        for (double share : shares) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("A share of the pixels lies in (0, 1), but got " + share + ".");
            }
        }
        return shares.clone();
    }

    /** As many pixels as the share says, at least one. */
    static int of(int pixels, double share) {
        return (int) Math.max(1, Math.round(share * pixels));
    }
}
