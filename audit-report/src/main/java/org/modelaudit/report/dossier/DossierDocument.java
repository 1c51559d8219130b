package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.dossier.pdf.PdfFacts;
import org.modelaudit.report.dossier.pdf.PdfPage;
import org.modelaudit.report.dossier.pdf.PictureBytes;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.RunRecord;

/** The page as PDF with the record inside, where the libraries for that are on the class path. */
final class DossierDocument {

    /** What a PDF needs and audit-report does not bring along. */
    static final String LIBRARIES = "io.github.openhtmltopdf:openhtmltopdf-pdfbox";

    private static final String NEEDED = "com.openhtmltopdf.pdfboxout.PdfRendererBuilder";

    private DossierDocument() {}

    /**
     * Makes it.
     *
     * @param html the page's own
     * @param pictures that stand in it
     * @param record the bytes of the record's file
     * @throws ConfigurationException if it cannot be made, though the libraries are there
     */
    static Optional<byte[]> of(
            DossierPage page, String html, PicturesInPage pictures, RunRecord run, byte[] record, List<Path> fonts) {
        if (!isAvailable()) {
            return Optional.empty();
        }
        PdfFacts facts = new PdfFacts(
                page.title(),
                Words.name("%s, %s".formatted(run.tool().name(), run.tool().version())),
                ended(run),
                new PdfFacts.Source(
                        "model-audit.json", "application/json", "The record of which this document was made", record),
                page.chapters().stream()
                        .map(chapter -> new PdfFacts.Link(chapter.id(), chapter.title()))
                        .toList());
        try {
            return Optional.of(PdfPage.of(html, facts, bytes(pictures), fonts));
        } catch (IOException | RuntimeException | LinkageError e) {
            if (e instanceof ConfigurationException said) {
                throw said;
            }
            throw new ConfigurationException(
                    "The dossier's page was written, but not its PDF (%s); print the page from a browser, or report this."
                            .formatted(e),
                    e);
        }
    }

    private static PictureBytes bytes(PicturesInPage pictures) {
        return new PictureBytes() {
            @Override
            public String protocol() {
                return PicturesInPage.PROTOCOL;
            }

            @Override
            public byte[] of(String name) throws IOException {
                return pictures.bytes(name);
            }
        };
    }

    private static boolean isAvailable() {
        try {
            Class.forName(NEEDED, false, DossierDocument.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Optional<Instant> ended(RunRecord run) {
        try {
            return Optional.of(Instant.parse(run.circumstances().ended()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
