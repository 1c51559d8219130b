package org.modelaudit.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.dossier.Dossier;
import org.modelaudit.report.html.AllureHtml;
import org.modelaudit.report.html.Reports;
import org.modelaudit.report.record.RecordFile;

/**
 * The folder of one run: the record and what is made of it.
 *
 * @param folder that holds everything
 * @param said where the record shall be; null for its usual place
 */
record RunFolder(Path folder, @Nullable Path said) {

    /** The record of the run. */
    Path record() {
        return said == null ? folder.resolve("model-audit.json") : said;
    }

    private Path results() {
        return folder.resolve("allure-results");
    }

    /**
     * Says where everything goes, and makes nothing.
     *
     * @throws org.modelaudit.error.ConfigurationException if that is a file
     */
    void say() {
        OutputFolder.requireNoFile(folder);
        set("allure.results.directory", results());
        set("modelaudit.record", record());
        // What an audit that fails names; the page is made when all have run.
        System.setProperty("modelaudit.report.command", ModelAudit.NAME);
        set("modelaudit.ledger", folder.resolve("ledger.sqlite"));
    }

    /** Makes it where it is missing, and takes away what an earlier run left that would be taken for this one's. */
    void prepare() {
        OutputFolder.of(folder);
        try {
            if (Files.isDirectory(results())) {
                try (DirectoryStream<Path> old = Files.newDirectoryStream(results(), Files::isRegularFile)) {
                    for (Path file : old) {
                        Files.delete(file);
                    }
                }
            }
            Files.deleteIfExists(record());
        } catch (IOException e) {
            throw OutputFolder.refused(folder, e);
        }
    }

    /** Unless the user said otherwise. */
    private static void set(String name, Path place) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, place.toString());
        }
    }

    /** Makes the page and the dossier, and prints where they lie; of a run that carried out no audit there is nothing to show. */
    void report() {
        if (!RecordFile.read(record()).audits().isEmpty()) {
            Path report = folder.resolve("report");
            Path dossier = folder.resolve("dossier");
            AllureHtml.main(results().toString(), report.toString());
            Dossier.main(record().toString(), dossier.toString());
            Reports.linkDossier(report, dossier);
        }
    }
}
