package org.modelaudit.image;

/**
 * How coarse a picture must be so that nobody is recognised on it. People recognise faces that they know from some 7 by 10 points across
 * the face alone (Sinha, Balas, Ostrovsky, Russell: Face Recognition by Humans, Proceedings of the IEEE 94, 2006, result 1), strangers only from far
 * more; a face is hardly ever the whole picture.
 */
final class Blur {

    /** Points on the shorter side. */
    private static final int POINTS = 8;

    /** Of a small picture each point stands for this many pixels in a row. */
    private static final int LEAST_PIXELS = 4;

    private Blur() {}

    /**
     * Points along one side.
     *
     * @param side in pixels
     * @param shorter of both sides
     */
    static int points(int side, int shorter) {
        int most = Math.max(1, Math.min(POINTS, shorter / LEAST_PIXELS));
        return Math.max(1, (int) Math.min(side, Math.round((double) most * side / shorter)));
    }
}
