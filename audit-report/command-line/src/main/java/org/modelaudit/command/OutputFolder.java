package org.modelaudit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.error.ConfigurationException;

/** A folder that a command writes to, tried before any work is done. */
record OutputFolder(Path path) {

    /**
     * Makes it where it is missing.
     *
     * @throws ConfigurationException if nothing can be written there
     */
    static OutputFolder of(Path path) {
        requireNoFile(path);
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".modelaudit", ".draft"));
        } catch (IOException e) {
            throw refused(path, e);
        }
        return new OutputFolder(path);
    }

    /** Tells a mistake without waiting for a model, and without making anything. */
    static void requireNoFile(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new ConfigurationException("'%s' is a file; give a folder to write to.".formatted(path));
        }
    }

    /** Why it cannot be written to. */
    static ConfigurationException refused(Path path, IOException why) {
        return new ConfigurationException(
                "Nothing can be written to '%s' (%s); make room and allow it there, or give another folder."
                        .formatted(path, why),
                why);
    }

    /** As a link for a terminal. */
    static String link(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }
}
