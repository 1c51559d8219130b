package org.modelaudit.report.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.error.ConfigurationException;

/** A text that a command was told to write: whole or not at all, and a sentence where it cannot be. */
public final class WrittenFile {

    private WrittenFile() {}

    /**
     * Writes it, UTF-8, in place of one that is there; folders on the way are made.
     *
     * @param what it is, for the sentence
     * @return where it lies, as an address
     * @throws ConfigurationException if it cannot be written
     */
    public static String write(String what, Path file, String text) {
        try {
            Path whole = file.toAbsolutePath().normalize();
            Files.createDirectories(whole.getParent() == null ? whole : whole.getParent());
            WholeFile.write(whole, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            return whole.toUri().toString();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "%s cannot be written to '%s' (%s); make room and allow it there, or name another file."
                            .formatted(what, file, e),
                    e);
        }
    }
}
