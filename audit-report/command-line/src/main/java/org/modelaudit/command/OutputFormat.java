package org.modelaudit.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.ci.CiReports;

/** What a run prints, for a person or for another program. */
enum OutputFormat {
    /** What the audits say. */
    TEXT(null),
    MARKDOWN("model-audit.md"),
    SARIF("model-audit.sarif"),
    JUNIT("model-audit-junit.xml"),
    /** The record. */
    JSON(null);

    private final @Nullable String file;

    OutputFormat(@Nullable String file) {
        this.file = file;
    }

    /**
     * Leaves standard output to what {@link #end} prints.
     *
     * @return standard output
     */
    PrintStream begin() {
        PrintStream out = System.out;
        if (this != TEXT) {
            System.setOut(System.err);
        }
        return out;
    }

    /** Prints what another program is to read. */
    void end(Path record, PrintStream out) {
        if (this == TEXT) {
            return;
        }
        Path shown = record;
        if (file != null) {
            Path folder = Objects.requireNonNull(record.toAbsolutePath().getParent());
            CiReports.main(record.toString(), folder.toString());
            shown = folder.resolve(file);
        }
        try {
            out.println(Files.readString(shown));
        } catch (IOException e) {
            throw new ConfigurationException("'%s' cannot be read again (%s).".formatted(shown, e), e);
        }
    }
}
