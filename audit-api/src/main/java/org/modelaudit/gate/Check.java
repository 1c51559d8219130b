package org.modelaudit.gate;

import java.util.List;

/**
 * A property with the bound that its paper or common practice gives, so that a user need not know one: {@code
 * passes(parameterRandomization())}. Implement it to name a requirement of your own.
 */
public interface Check {

    /** What is measured and what it must reach. */
    Requirement requirement();

    /** All that is required where it is more than one thing, {@link #requirement()} first; each has its own verdict. */
    default List<Requirement> requirements() {
        return List.of(requirement());
    }
}
