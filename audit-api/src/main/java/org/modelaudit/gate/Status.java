package org.modelaudit.gate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What became of a requirement. Only PASS is met; WAIVED fails no build, but says so. */
public enum Status {
    /** The requirement is met. */
    PASS,
    /** The requirement is violated. */
    FAIL,
    /** The evidence does not decide: the interval straddles the bound, or too many samples have no value. */
    INCONCLUSIVE,
    /** Violated or undecided, but somebody answers for it, see {@link Waiver}. */
    WAIVED;

    /** Whether a test with it fails. */
    public boolean fails() {
        return this == FAIL || this == INCONCLUSIVE;
    }

    /** The one of two that says worse of a model: FAIL, then INCONCLUSIVE, WAIVED and PASS. */
    public Status worse(Status other) {
        return severity() >= other.severity() ? this : other;
    }

    /** All, in the order in which a reader must see them: FAIL, INCONCLUSIVE, WAIVED, PASS. */
    public static List<Status> worstFirst() {
        return Stream.of(values())
                .sorted(Comparator.comparingInt(Status::severity).reversed())
                .toList();
    }

    /** 0 for PASS, and the more the worse. */
    public int severity() {
        return switch (this) {
            case PASS -> 0;
            case WAIVED -> 1;
            case INCONCLUSIVE -> 2;
            case FAIL -> 3;
        };
    }
}
