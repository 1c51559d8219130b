package org.modelaudit.opening;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * How files are opened, read from system properties.
 *
 * @param isolated whether an unknown file is opened in a child process first, {@code modelaudit.opening}
 * @param seconds that a child may take, {@code modelaudit.opening.seconds}; empty where the length of the file decides
 * @param cache folder that remembers what was opened, {@code modelaudit.cache}; the user's own cache where it is not set
 */
public record OpeningSettings(boolean isolated, Optional<Integer> seconds, Path cache) {

    static final String OPENING = "modelaudit.opening";
    static final String SECONDS = "modelaudit.opening.seconds";
    static final String CACHE = "modelaudit.cache";

    private static final int SHORTEST = 120;
    private static final long BYTES_A_SECOND = 1 << 20;

    /**
     * @throws ConfigurationException if a property is malformed
     */
    public static OpeningSettings current() {
        return new OpeningSettings(isolation(), limit(), folder());
    }

    /** What opening a file of that length may take. */
    Duration limit(long bytes) {
        return Duration.ofSeconds(seconds.map(Integer::longValue).orElse(SHORTEST + bytes / BYTES_A_SECOND));
    }

    private static boolean isolation() {
        String given = System.getProperty(OPENING, "isolated").strip().toLowerCase(Locale.ROOT);
        if (!given.equals("isolated") && !given.equals("direct")) {
            throw new ConfigurationException(
                    "The system property '%s' is '%s'; give 'isolated' or 'direct'.".formatted(OPENING, given));
        }
        return given.equals("isolated");
    }

    private static Optional<Integer> limit() {
        String given = System.getProperty(SECONDS);
        if (given == null) {
            return Optional.empty();
        }
        if (!given.strip().matches("0*[1-9]\\d{0,5}")) {
            throw new ConfigurationException(
                    "The system property '%s' is '%s'; give a whole number of seconds from 1 to 999999, or leave it out."
                            .formatted(SECONDS, given));
        }
        return Optional.of(Integer.parseInt(given.strip()));
    }

    private static Path folder() {
        String given = System.getProperty(CACHE);
        try {
            return given == null ? ofUser() : Path.of(given).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "The system property '%s' is '%s', which is no path; give a folder.".formatted(CACHE, given), e);
        }
    }

    /** Where the operating system wants what can be made again. */
    private static Path ofUser() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return environment("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("modelaudit/cache");
        }
        return system.startsWith("mac")
                ? home.resolve("Library/Caches/modelaudit")
                : environment("XDG_CACHE_HOME", home.resolve(".cache")).resolve("modelaudit");
    }

    private static Path environment(String variable, Path otherwise) {
        @Nullable String value = System.getenv(variable);
        return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
