package org.modelaudit.gate;

/**
 * What a verdict decides, before it is put together.
 *
 * @param status PASS, FAIL or INCONCLUSIVE
 * @param reason why, a clause
 * @param remedy what would decide it, a clause; empty where it is decided
 */
record Judgement(Status status, String reason, String remedy) {

    static Judgement pass(String reason) {
        return new Judgement(Status.PASS, reason, "");
    }

    static Judgement fail(String reason) {
        return new Judgement(Status.FAIL, reason, "");
    }

    static Judgement inconclusive(String reason, String remedy) {
        return new Judgement(Status.INCONCLUSIVE, reason, remedy);
    }

    /** That too many samples have no value: a violation stands even then; a pass does not, because the missing ones might undo it. */
    static boolean tooFewValues(Requirement requirement, Finding finding) {
        return finding.shareWithoutValue() > requirement.threshold().undefinedLimit();
    }

    /** The judgement in such a case. */
    static Judgement ofTooFewValues(Requirement requirement, Finding finding) {
        return inconclusive(
                "%s of the %s have no value, more than the %s that are allowed"
                        .formatted(
                                Numbers.percent(finding.shareWithoutValue()),
                                requirement.metric().over(),
                                Numbers.percent(requirement.threshold().undefinedLimit())),
                "mend what leaves them without one, or allow a larger share by allowingUndefined(…)");
    }
}
