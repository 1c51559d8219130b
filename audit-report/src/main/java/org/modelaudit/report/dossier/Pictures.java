package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

/** Puts the pictures beside a record into the page, each only if it is, byte for byte, what the record says. */
final class Pictures {

    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg");

    private final Path folder;
    private long room;

    /**
     * @param folder of the record
     * @param room for pictures in the page, in bytes; the rest is named
     */
    Pictures(Path folder, long room) {
        this.folder = folder.toAbsolutePath().normalize();
        this.room = room;
    }

    /**
     * Writes a picture with what it is, or why it is not shown.
     *
     * @param words what is seen on it, for who cannot see it
     */
    void write(Markup out, RecordedAttachment attachment, String words) {
        if (!SHOWN.contains(attachment.mediaType())) {
            missing(out, attachment, "it is no picture and lies beside the record");
        } else if (attachment.bytes() > room) {
            missing(out, attachment, "the page has no room for more pictures, and it lies beside the record");
        } else {
            try {
                byte[] bytes = bytes(attachment);
                room -= bytes.length;
                out.open("figure")
                        .empty(
                                "img",
                                "class",
                                "sheet",
                                "alt",
                                attachment.name() + ". " + words,
                                "src",
                                "data:" + attachment.mediaType() + ";base64,"
                                        + Base64.getEncoder().encodeToString(bytes));
                out.element("figcaption", attachment.name()).close();
            } catch (IOException | InvalidPathException e) {
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

    private byte[] bytes(RecordedAttachment attachment) throws IOException {
        Path file = folder.resolve(attachment.file()).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file) || Files.size(file) != attachment.bytes()) {
            throw new IOException("another file");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!Sha256.of(bytes).equals(attachment.sha256())) {
            throw new IOException("other bytes");
        }
        return bytes;
    }
}
