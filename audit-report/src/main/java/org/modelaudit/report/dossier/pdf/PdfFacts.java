package org.modelaudit.report.dossier.pdf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.modelaudit.display.OutsideText;

/**
 * What a PDF says of itself and carries.
 *
 * @param title of the document
 * @param producer what made it
 * @param created when what it tells of ended, so that the same page gives the same bytes; empty where that is unknown
 * @param source the file of which the page was made, which is put inside
 * @param links what readers list as its contents, in order
 */
public record PdfFacts(String title, String producer, Optional<Instant> created, Source source, List<Link> links) {

    public PdfFacts {
        // A document says these in XML too, which cannot hold every character.
        title = OutsideText.visible(title);
        producer = OutsideText.visible(producer);
        links = List.copyOf(links);
    }

    /**
     * A file inside the document.
     *
     * @param name of the file
     * @param mediaType such as {@code application/json}
     * @param description for people
     * @param bytes its content
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Source(String name, String mediaType, String description, byte[] bytes) {}

    /**
     * A place in the page.
     *
     * @param id of its element
     * @param title for people
     */
    public record Link(String id, String title) {}
}
