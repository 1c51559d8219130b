package org.modelaudit.audit;

import java.io.Serial;

/** Ends an audit of which a worker computes outcomes: what they mean, the driver says. */
final class NotJudgedError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1;

    NotJudgedError() {
        super("This process computes outcomes for another one and judges nothing.");
    }
}
