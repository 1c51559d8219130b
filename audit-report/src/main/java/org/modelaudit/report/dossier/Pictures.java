package org.modelaudit.report.dossier;

import java.nio.file.Path;
import java.util.Optional;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

/** Puts the pictures beside a record into the page, each only if it is, byte for byte, what the record says. */
final class Pictures {

    private final Path folder;
    private final PicturesInPage page = new PicturesInPage();
    private long room;

    /**
     * @param folder of the record
     * @param room for pictures in the page, in bytes; the rest is named
     */
    Pictures(Path folder, long room) {
        this.folder = folder.toAbsolutePath().normalize();
        this.room = room;
    }

    /** Those that were written. */
    PicturesInPage inPage() {
        return page;
    }

    /**
     * Writes a picture with what it is, or why it is not shown.
     *
     * @param words what is seen on it, for who cannot see it
     */
    void write(Markup out, RecordedAttachment attachment, String words) {
        if (!PicturesInPage.isPicture(attachment)) {
            missing(out, attachment, "it is no picture and lies beside the record");
        } else if (attachment.bytes() > room) {
            missing(out, attachment, "the page has no room for more pictures, and it lies beside the record");
        } else {
            Optional<String> place = page.place(folder, attachment);
            if (place.isPresent()) {
                room -= attachment.bytes();
                String alternative = attachment.name() + ". " + words;
                out.open("figure").empty("img", "class", "sheet", "alt", alternative, "src", place.get());
                out.element("figcaption", attachment.name()).close();
            } else {
                missing(out, attachment, "it is not beside the record as it was when the record was written");
            }
        }
    }

    private static void missing(Markup out, RecordedAttachment attachment, String why) {
        out.open("p", "class", "said").element("strong", attachment.name());
        out.text(" is not shown here: %s (%s, SHA-256 %s)."
                        .formatted(why, Words.brief(attachment.file()), attachment.sha256()))
                .close();
    }
}
