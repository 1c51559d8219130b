package org.modelaudit.gate;

/**
 * Names the check that an explainer must pass before anything that its maps say counts. Found by {@link
 * java.util.ServiceLoader}.
 */
public interface SanityCheckProvider {

    /** A check whose requirement is one {@link Requirement#ofSanity of sanity}. */
    Check sanityCheck();
}
