package org.modelaudit.torch;

import org.modelaudit.error.ConfigurationException;

/**
 * How many threads libtorch may use for one run: the system property {@code modelaudit.threads}, else every processor that
 * this JVM may use. Fewer are faster where something else keeps a processor busy.
 */
final class ThreadCount {

    static final String PROPERTY = "modelaudit.threads";

    private ThreadCount() {}

    /**
     * @throws ConfigurationException if the property is set to anything but a whole number from 1
     */
    static int wanted() {
        String given = System.getProperty(PROPERTY);
        if (given == null) {
            return Math.max(1, Runtime.getRuntime().availableProcessors());
        }
        String number = given.strip();
        if (!number.matches("0*[1-9]\\d{0,3}")) {
            throw new ConfigurationException(
                    "The system property '%s' is '%s'; give a whole number from 1 to 9999, or leave it out for %d threads."
                            .formatted(PROPERTY, given, Runtime.getRuntime().availableProcessors()));
        }
        return Integer.parseInt(number);
    }
}
