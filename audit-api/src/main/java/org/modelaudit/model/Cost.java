package org.modelaudit.model;

/**
 * What something will make a model do, said before it is done.
 *
 * @param passes counted in pictures; where the cost is not known in full, the part that is
 * @param isKnown whether that is all
 */
public record Cost(PassCount passes, boolean isKnown) {

    /** No pass at all: for what only looks at maps that are there. */
    public static Cost none() {
        return new Cost(new PassCount(0, 0, 0, 0), true);
    }

    /** Nobody said. */
    public static Cost unknown() {
        return new Cost(new PassCount(0, 0, 0, 0), false);
    }

    /** So many passes of each kind, see {@link PassCount}. */
    public static Cost of(long forward, long features, long head, long backward) {
        return new Cost(new PassCount(forward, features, head, backward), true);
    }

    /** Both together; known only if both are. */
    public Cost plus(Cost other) {
        return new Cost(passes.plus(other.passes), isKnown && other.isKnown);
    }

    /** The same, so many times. */
    public Cost times(long count) {
        return new Cost(
                new PassCount(
                        passes.forward() * count,
                        passes.features() * count,
                        passes.head() * count,
                        passes.backward() * count),
                isKnown);
    }

    /** For example {@code 32 first halves, 32 second halves and 32 backward passes}; {@code at least} where not all is known. */
    @Override
    public String toString() {
        if (!isKnown && passes.equals(none().passes)) {
            return "an unknown number of passes";
        }
        return (isKnown ? "" : "at least ") + passes;
    }
}
