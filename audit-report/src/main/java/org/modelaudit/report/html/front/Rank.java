package org.modelaudit.report.html.front;

import org.modelaudit.gate.Status;

/** Which verdicts a reader must see first. */
final class Rank {

    private Rank() {}

    /** The worst is 0. */
    static int of(Status status) {
        return switch (status) {
            case FAIL -> 0;
            case INCONCLUSIVE -> 1;
            case WAIVED -> 2;
            case PASS -> 3;
        };
    }

    /** Whether it fails its test. */
    static boolean isBad(Status status) {
        return status == Status.FAIL || status == Status.INCONCLUSIVE;
    }
}
