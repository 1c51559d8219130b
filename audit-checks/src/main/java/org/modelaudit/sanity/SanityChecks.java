package org.modelaudit.sanity;

/** Makes every check of this package. */
public final class SanityChecks {

    private SanityChecks() {}

    /**
     * The explanation must change when the model's parameters become random, layer by layer from the logits down. The check
     * that decides whether anything else that the explainer shows counts.
     */
    public static ParameterRandomization parameterRandomization() {
        return ParameterRandomization.standard();
    }
}
