package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;

/** Makes the dossier of a run: {@code java org.modelaudit.report.dossier.Dossier RECORD FOLDER}. */
public final class Dossier {

    private static final String PAGE = "dossier.html";

    /** Pictures beyond this lie beside the record only: a page of more is slow to open and hard to send. */
    private static final long ROOM = 64L << 20;

    private Dossier() {}

    /**
     * Makes the dossier and prints where it lies as the last lines.
     *
     * @param arguments the record, and the folder that the dossier is written to
     * @throws ConfigurationException if there is no record, it cannot be read, or the dossier cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (arguments.length != 2) {
            throw new ConfigurationException(
                    "Dossier needs two arguments, the record (model-audit.json) and the folder for the dossier, but got %d."
                            .formatted(arguments.length));
        }
        Path page = generate(Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println("Dossier: " + page.toAbsolutePath().normalize().toUri());
    }

    /**
     * Makes the dossier.
     *
     * @param record that a run of audits wrote; its attachments lie beside it
     * @param folder for the dossier; made where it is missing, an older dossier is replaced
     * @return the page
     * @throws ConfigurationException if the record cannot be read or the dossier cannot be written
     */
    public static Path generate(Path record, Path folder) {
        RunRecord run = RecordFile.read(record);
        Path beside = record.toAbsolutePath().normalize().getParent();
        try {
            String page = DossierPage.of(run, Sha256.ofFile(record), new Pictures(beside, ROOM));
            Files.createDirectories(folder);
            Path file = folder.resolve(PAGE);
            Files.write(file, page.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The dossier cannot be written to '%s'; give a folder that can.".formatted(folder), e);
        }
    }
}
