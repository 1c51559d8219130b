package org.modelaudit.synthesis;

import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Picture;

/**
 * What a {@link RepresentationInversion} found.
 *
 * @param picture of the model's input size, 8 bits a channel
 * @param values of it as the model takes them, {@code C·H·W} of them
 * @param error {@code ‖Φ(x) − Φ0‖² / ‖Φ0‖²} of just this picture, at least 0; NaN where there is none
 * @param undefinedBecause why there is no picture to speak of, a phrase without a full stop; null where there is one
 */
@SuppressWarnings("ArrayRecordComponent")
public record InvertedPicture(
        Picture picture,
        float[] values,
        double error,
        @Nullable String undefinedBecause) {}
