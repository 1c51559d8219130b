package org.modelaudit.threads;

import org.modelaudit.error.ConfigurationException;

/**
 * How many pictures, or else passes of one, go through a model at once on a CPU, each on a thread of its own: the system property
 * {@code modelaudit.threads}, else as many as there are processors. They wait for no other, so one of them that shares its processor
 * with the JVM's own compiler holds up none of the rest.
 */
public final class ThreadCount {

    /** The system property. */
    public static final String PROPERTY = "modelaudit.threads";

    private ThreadCount() {}

    /**
     * At least 1.
     *
     * @throws ConfigurationException if the property is set to anything but a whole number from 1
     */
    public static int wanted() {
        String given = System.getProperty(PROPERTY);
        if (given == null) {
            return standard();
        }
        String number = given.strip();
        if (!number.matches("0*[1-9]\\d{0,3}")) {
            throw new ConfigurationException(
                    "The system property '%s' is '%s'; give a whole number from 1 to 9999, or leave it out for %d threads."
                            .formatted(PROPERTY, given, standard()));
        }
        return Integer.parseInt(number);
    }

    private static int standard() {
        return Runtime.getRuntime().availableProcessors();
    }
}
