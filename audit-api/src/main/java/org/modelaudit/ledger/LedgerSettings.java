package org.modelaudit.ledger;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.temporary.BuildFolder;

/**
 * Where outcomes are kept and how far that is trusted: JUnit configuration parameters or system properties.
 *
 * @param file the store, {@code modelaudit.ledger}; empty for none
 * @param bytes most that its blobs, such as results of attacks, may take together, {@code modelaudit.ledger.bytes}; outcomes and
 *     explanations all stay
 * @param verify outcomes of each audit that are computed again although they are kept, {@code modelaudit.ledger.verify}
 */
public record LedgerSettings(Optional<Path> file, long bytes, int verify) {

    /** What switches it off. */
    private static final String NONE = "none";

    private static final long BYTES = 256L << 20;

    public LedgerSettings {
        if (bytes < 0 || verify < 0) {
            throw new ConfigurationException(
                    "modelaudit.ledger.bytes and modelaudit.ledger.verify must be at least 0, but are %d and %d."
                            .formatted(bytes, verify));
        }
    }

    /** Nothing is kept. */
    public static LedgerSettings none() {
        return new LedgerSettings(Optional.empty(), BYTES, 0);
    }

    /**
     * Reads the settings. Unless a file is named it is {@code modelaudit/ledger.sqlite} below the build folder of the working directory,
     * where there is one.
     *
     * @param parameters gives a parameter's value by its name, empty where it is not set
     * @throws ConfigurationException if a value is malformed
     */
    public static LedgerSettings from(Function<String, Optional<String>> parameters) {
        Optional<String> said =
                parameters.apply("modelaudit.ledger").map(String::strip).filter(name -> !name.isEmpty());
        Optional<Path> file = said.isPresent()
                ? said.filter(name -> !name.equals(NONE)).map(Path::of)
                : BuildFolder.ours().map(folder -> folder.resolve("ledger.sqlite"));
        return new LedgerSettings(file, number(parameters, "modelaudit.ledger.bytes", BYTES), (int)
                Math.min(Integer.MAX_VALUE, number(parameters, "modelaudit.ledger.verify", 0)));
    }

    private static long number(Function<String, Optional<String>> parameters, String name, long otherwise) {
        Optional<String> text = parameters.apply(name);
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text.get().strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "%s must be a whole number, but is '%s'.".formatted(name, text.orElseThrow()), e);
        }
    }
}
