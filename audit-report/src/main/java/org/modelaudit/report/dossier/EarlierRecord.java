package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.compare.RecordComparison;
import org.modelaudit.report.record.Circumstances;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;

/**
 * An earlier record and what became of it.
 *
 * @param file its name
 * @param digest of its file
 * @param run when it ran
 * @param comparison with the record of the dossier
 */
record EarlierRecord(String file, String digest, Circumstances run, RecordComparison comparison) {

    /**
     * Reads it and compares.
     *
     * @throws ConfigurationException if it cannot be read
     */
    static EarlierRecord of(Path file, RunRecord now) {
        RunRecord before = RecordFile.read(file);
        try {
            return new EarlierRecord(
                    String.valueOf(file.getFileName()),
                    Sha256.ofFile(file),
                    before.circumstances(),
                    RecordComparison.of(before, now, Map.of()));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The record '%s' cannot be read; give a model-audit.json that a run of audits wrote."
                            .formatted(file),
                    e);
        }
    }
}
