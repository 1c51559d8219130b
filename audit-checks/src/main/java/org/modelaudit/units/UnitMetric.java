package org.modelaudit.units;

import java.util.Optional;
import org.modelaudit.study.StudyMetric;

/** A metric of what Network Dissection finds; {@link UnitStudies} makes those that there are. */
public interface UnitMetric extends StudyMetric<UnitDissection> {

    /** The concept that it speaks of, which the set must know; empty where it speaks of all. */
    default Optional<String> concept() {
        return Optional.empty();
    }

    /** Whether it must be known how much each unit contributes to each class. */
    default boolean needsContributions() {
        return false;
    }
}
