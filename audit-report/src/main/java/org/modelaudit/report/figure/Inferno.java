package org.modelaudit.report.figure;

/**
 * The colour map "inferno" of matplotlib: black, purple, orange, pale yellow, with a lightness that rises evenly, so that
 * it also reads in grey and with a colour vision deficiency.
 *
 * <p>Evaluated from Matt Zucker's polynomial fit of degree 6, which is in the public domain.
 */
final class Inferno {

    private static final double[] RED = {
        0.0002189403691192265,
        0.1065134194856116,
        11.60249308247187,
        -41.70399613139459,
        77.162935699427,
        -71.31942824499214,
        25.13112622477341
    };
    private static final double[] GREEN = {
        0.001651004631001012,
        0.5639564367884091,
        -3.972853965665698,
        17.43639888205313,
        -33.40235894210092,
        32.62606426397723,
        -12.24266895238567
    };
    private static final double[] BLUE = {
        -0.01948089843709184,
        3.932712388889277,
        -15.9423941062914,
        44.35414519872813,
        -81.80730925738993,
        73.20951985803202,
        -23.07032500287172
    };

    private Inferno() {}

    /**
     * @param value in [0, 1]; what lies outside is clipped
     * @return {@code 0xRRGGBB}
     */
    static int rgb(double value) {
        double t = Math.min(Math.max(value, 0), 1);
        return channel(RED, t) << 16 | channel(GREEN, t) << 8 | channel(BLUE, t);
    }

    private static int channel(double[] coefficients, double t) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * t + coefficients[i];
        }
        return (int) Math.round(255 * Math.min(Math.max(sum, 0), 1));
    }
}
