package org.modelaudit.gate;

/**
 * A property with the bound that its paper or common practice gives, so that a user need not know one: {@code
 * passes(parameterRandomization())}. Implement it to name a requirement of your own.
 */
public interface Check {

    /** What is measured and what it must reach. */
    Requirement requirement();
}
