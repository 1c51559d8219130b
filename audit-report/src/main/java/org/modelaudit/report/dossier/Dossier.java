package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordFile;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.WholeFile;

/**
 * Makes the dossier of a run, a page of HTML and the same as PDF/A-3: {@code java org.modelaudit.report.dossier.Dossier RECORD FOLDER
 * [--requirements FILE] [--before RECORD] [--key FILE] [FONT…]}.
 *
 * @param page the HTML
 * @param document the PDF; null where the libraries that make one are not on the class path
 */
public record Dossier(Path page, @Nullable Path document) {

    private static final String PAGE = "dossier.html";
    private static final String DOCUMENT = "dossier.pdf";

    /** Pictures beyond this lie beside the record only: a page of more is slow to open and hard to send. */
    private static final long ROOM = 64L << 20;

    /**
     * Makes the dossier and prints where its page and its PDF lie as the last two lines.
     *
     * @param arguments the record, and the folder that the dossier is written to; then what else it is made of, see
     *     {@link DossierOptions}; {@code --help} says it
     * @throws ConfigurationException if there is no record, it cannot be read, or the dossier cannot be written
     */
    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.println(DossierOptions.HELP);
            return;
        }
        if (arguments.length < 2) {
            throw new ConfigurationException(
                    "Dossier needs the record (model-audit.json) and the folder for the dossier, and fonts if the PDF needs more of them, but got %d arguments."
                            .formatted(arguments.length));
        }
        DossierOptions options = DossierOptions.of(Arrays.asList(arguments).subList(2, arguments.length));
        Dossier made = generate(Path.of(arguments[0]), Path.of(arguments[1]), options);
        System.out.println("Dossier: " + location(made.page));
        System.out.println(
                made.document == null
                        ? "Dossier as PDF: none, because %s is not on the class path"
                                .formatted(DossierDocument.LIBRARIES)
                        : "Dossier as PDF: " + location(made.document));
    }

    /**
     * Makes the dossier.
     *
     * @param record that a run of audits wrote; its attachments lie beside it
     * @param folder for the dossier; made where it is missing, an older dossier is replaced
     * @param options what else it is made of
     * @throws ConfigurationException if the record or what an option names cannot be read, or the dossier cannot be written; where only the PDF cannot be
     *     made, the page is there
     */
    public static Dossier generate(Path record, Path folder, DossierOptions options) {
        RunRecord run = RecordFile.read(record);
        try {
            byte[] bytes = Files.readAllBytes(record);
            Path beside =
                    Optional.ofNullable(record.toAbsolutePath().getParent()).orElse(record);
            Pictures pictures = new Pictures(beside, ROOM);
            DossierPage page = DossierPage.of(run, Sha256.of(bytes), pictures, options.sources(record, run));
            String html = page.html(options.pictures());
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(DOCUMENT));
            options.pictures().write(folder.resolve(PAGE), html, pictures.inPage());
            Optional<byte[]> document = DossierDocument.of(page, html, pictures.inPage(), run, bytes, options.fonts());
            if (document.isPresent()) {
                WholeFile.write(folder.resolve(DOCUMENT), out -> out.write(document.get()));
            }
            return new Dossier(folder.resolve(PAGE), document.isPresent() ? folder.resolve(DOCUMENT) : null);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The dossier cannot be written to '%s' (%s); make room and allow it there, or give another folder."
                            .formatted(folder, e),
                    e);
        }
    }

    private static String location(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }
}
