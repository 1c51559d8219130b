package org.modelaudit.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.error.ConfigurationException;

/** A record on the disk. */
public final class RecordFile {

    /** The empty file among the attachments by which processes that share a record wait for each other. */
    public static final String LOCK = ".lock";

    private static final String END = ".json";

    private RecordFile() {}

    /** The folder of a record's attachments: {@code model-audit} beside {@code model-audit.json}. */
    public static Path attachments(Path record) {
        String name = String.valueOf(record.getFileName());
        return record.resolveSibling(
                name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name + "-files");
    }

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
