package org.modelaudit.cam;

/** Refuses numbers of which nothing could come. */
final class AtLeastOne {

    private AtLeastOne() {}

    /**
     * @param what is counted, in the singular
     */
    static void check(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least one %s is needed, but got %d.".formatted(what, number));
        }
    }
}
