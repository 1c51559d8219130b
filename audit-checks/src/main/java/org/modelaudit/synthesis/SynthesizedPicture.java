package org.modelaudit.synthesis;

import java.util.OptionalDouble;
import org.modelaudit.image.Picture;

/**
 * What {@link ActivationMaximization} found.
 *
 * @param of what it maximises, for people: {@code class 3}, {@code unit 12 of layer3}, {@code layer layer3}
 * @param picture of the model's input size, 8 bits a channel
 * @param values of it as the model takes them, {@code C·H·W} of them
 * @param activation of just this picture, in the unit's own units
 * @param atStart activation of the picture that the search began with
 * @param probability that the model gives the class for just this picture; empty where a unit or a layer was maximised
 */
@SuppressWarnings("ArrayRecordComponent")
public record SynthesizedPicture(
        String of, Picture picture, float[] values, double activation, double atStart, OptionalDouble probability) {

    SynthesizedPicture withProbability(double found) {
        return new SynthesizedPicture(of, picture, values, activation, atStart, OptionalDouble.of(found));
    }
}
