package org.modelaudit.sanity;

import org.modelaudit.gate.Check;
import org.modelaudit.gate.SanityCheckProvider;

/** Gives {@code requiresSaneExplainer()} its check. */
public final class ParameterRandomizationProvider implements SanityCheckProvider {

    @Override
    public Check sanityCheck() {
        return SanityChecks.parameterRandomization();
    }
}
