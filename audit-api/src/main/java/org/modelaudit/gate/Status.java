package org.modelaudit.gate;

/** What became of a requirement. Only PASS is green. */
public enum Status {
    /** The requirement is met. */
    PASS,
    /** The requirement is violated. */
    FAIL,
    /** The evidence does not decide: the interval straddles the bound, or too many samples have no value. */
    INCONCLUSIVE
}
