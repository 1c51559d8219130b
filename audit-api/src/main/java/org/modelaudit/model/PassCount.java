package org.modelaudit.model;

/**
 * How much work a model has done, counted in pictures.
 *
 * @param forward pictures that went through the whole program
 * @param features pictures that went through a first half
 * @param head pictures that went through a second half
 * @param backward pictures whose gradient was taken
 */
public record PassCount(long forward, long features, long head, long backward) {

    /** The work done since {@code earlier}. */
    public PassCount since(PassCount earlier) {
        return new PassCount(
                forward - earlier.forward,
                features - earlier.features,
                head - earlier.head,
                backward - earlier.backward);
    }
}
