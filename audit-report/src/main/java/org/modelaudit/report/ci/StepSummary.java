package org.modelaudit.report.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.modelaudit.error.ConfigurationException;

/** The summary of a step of GitHub Actions, a file to which a step may add Markdown. */
final class StepSummary {

    /** The variable that names the file. */
    static final String NAME = "GITHUB_STEP_SUMMARY";

    /** GitHub shows no more of a step, and nothing at all where there is more. */
    private static final long MOST = 1 << 20;

    private StepSummary() {}

    /**
     * Appends a text.
     *
     * @param file that the variable names; empty where it is not set
     * @throws ConfigurationException if there is no such file, or no room left in it
     */
    static void append(String markdown, Optional<String> file) {
        String name = file.filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "%s is not set, so there is no summary to add to; leave out --step-summary outside of GitHub Actions."
                                .formatted(NAME)));
        try {
            Path summary = Path.of(name);
            byte[] bytes = ("\n" + markdown).getBytes(StandardCharsets.UTF_8);
            if ((Files.exists(summary) ? Files.size(summary) : 0) + bytes.length > MOST) {
                throw new ConfigurationException(
                        "The summary '%s' has no room left, because GitHub shows 1 MiB of a step; let a step of its own write it."
                                .formatted(summary));
            }
            Files.write(summary, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | InvalidPathException e) {
            throw new ConfigurationException(
                    "The summary '%s' cannot be added to; %s must name a file that can.".formatted(name, NAME), e);
        }
    }
}
