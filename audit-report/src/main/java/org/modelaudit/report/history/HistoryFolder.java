package org.modelaudit.report.history;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.modelaudit.error.ConfigurationException;

/**
 * Where earlier runs are kept: the system property {@code modelaudit.history}, a folder, or {@code none}. Unless it is given, a folder
 * beside the page, which a build's cleaning takes away with everything else.
 */
public final class HistoryFolder {

    private static final String SETTING = "modelaudit.history";
    private static final String NONE = "none";

    private HistoryFolder() {}

    /**
     * The folder; empty where nothing is to be kept.
     *
     * @param page the folder of the report's page
     */
    public static Optional<Path> forPage(Path page) {
        String given = System.getProperty(SETTING, "").strip();
        if (given.isEmpty()) {
            Path absolute = page.toAbsolutePath().normalize();
            return Optional.of(absolute.resolveSibling(absolute.getFileName() + "-history"));
        }
        try {
            return given.equals(NONE) ? Optional.empty() : Optional.of(Path.of(given));
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "%s is '%s', which is no path; give a folder, or none.".formatted(SETTING, given), e);
        }
    }
}
