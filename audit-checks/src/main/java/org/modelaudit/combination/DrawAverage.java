package org.modelaudit.combination;

import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** An attribution averaged over random draws, for the class that is seen without any. */
interface DrawAverage extends PixelAttribution {

    /** What is averaged. */
    PixelAttribution attribution();

    /** How many draws. */
    int draws();

    /** The picture for its class, and each draw. */
    @Override
    default Cost costPerSample(AuditedModel model) {
        return Cost.of(1, 0, 0, 0).plus(attribution().costPerSample(model).times(draws()));
    }
}
