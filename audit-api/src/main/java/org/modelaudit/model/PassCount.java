package org.modelaudit.model;

import java.util.StringJoiner;

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

    /** The work of both together. */
    public PassCount plus(PassCount other) {
        return new PassCount(
                forward + other.forward, features + other.features, head + other.head, backward + other.backward);
    }

    /** For example {@code 32 first halves, 32 second halves, 32 backward}; kinds that did not run are left out. */
    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("no pass");
        add(words, forward, "forward");
        add(words, features, "first halves");
        add(words, head, "second halves");
        add(words, backward, "backward");
        return words.toString();
    }

    private static void add(StringJoiner words, long count, String kind) {
        if (count > 0) {
            words.add(count + " " + kind);
        }
    }
}
