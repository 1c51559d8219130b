package org.modelaudit.result;

import java.nio.file.Path;

/**
 * A file beside the tests that verdicts of an audit rest on, as it was when the audit read it.
 *
 * @param kind what it is
 * @param path where it was
 * @param text all that stood in it, UTF-8 on the disk
 */
public record VerdictSource(Kind kind, Path path, String text) {

    /** What such a file is. */
    public enum Kind {
        BASELINE("Baseline"),
        WAIVERS("Waivers");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
