package org.modelaudit.image;

import java.util.List;

/**
 * What differs between two inputs of a model, made visible: grey where nothing does, brighter where the second one has more of a colour.
 *
 * @param picture the difference times the factor, around the middle grey; what goes beyond black or white is clipped
 * @param factor by which it is amplified, at least 1: 1, 2 or 5 times a power of ten, so that the largest difference is clearly seen
 */
public record PictureDifference(Picture picture, double factor) {

    private static final double MIDDLE = 0.5;
    private static final List<Integer> STEPS = List.of(5, 2, 1);

    /** Differences that are smaller are rounding; nothing is seen of them. */
    private static final double LEAST = 1e-6;

    /**
     * The difference, in pixel values from 0 to 1.
     *
     * @param input how pixels became the values
     * @param before {@code C·H·W} values as the model takes them
     * @param after as many
     */
    public static PictureDifference between(InputSpecification input, float[] before, float[] after) {
        float[] difference = new float[before.length];
        double largest = 0;
        int channel = before.length / input.colour().channels();
        for (int i = 0; i < before.length; i++) {
            double deviation = input.deviation().get(i / channel);
            double each = (after[i] - before[i]) * deviation;
            difference[i] = Double.isFinite(each) ? (float) each : 0;
            largest = Math.max(largest, Math.abs(difference[i]));
        }
        double factor = factor(largest);
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (float) (MIDDLE + factor * difference[i]);
        }
        return new PictureDifference(input.pictureOfUnits(difference), factor);
    }

    /** The largest that clips nothing. */
    private static double factor(double largest) {
        if (largest <= LEAST) {
            return 1;
        }
        double most = MIDDLE / largest;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double factor = STEPS.stream()
                .mapToDouble(step -> step * power)
                .filter(step -> step <= most)
                .findFirst()
                .orElse(1);
        return Math.max(1, factor);
    }
}
