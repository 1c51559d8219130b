package org.modelaudit.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.error.ConfigurationException;

/** A record on the disk. */
public final class RecordFile {

    private RecordFile() {}

    /**
     * Reads a record.
     *
     * @throws ConfigurationException if the file cannot be read or is no whole record that this version understands
     */
    public static RunRecord read(Path file) {
        try {
            return RecordText.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The record '%s' cannot be read; give a model-audit.json that a run of audits wrote."
                            .formatted(file),
                    e);
        } catch (UnreadableRecordException e) {
            throw new ConfigurationException(
                    "The record '%s' cannot be used: %s; give a model-audit.json that a run of audits wrote."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
