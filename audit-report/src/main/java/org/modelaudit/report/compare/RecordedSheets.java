package org.modelaudit.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

/**
 * The contact sheets that lie beside a record. Shown is only what the record names by its digest, from its own folder: a page shall not carry
 * another picture than the run made, nor a file that somebody's record points to.
 */
final class RecordedSheets {

    private static final String SHEET = "Worst, median and best samples: ";
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg");
    private static final long LARGEST = 3 << 20;

    private final Path folder;

    RecordedSheets(Path record) {
        Path parent = record.toAbsolutePath().getParent();
        this.folder = parent == null ? record.toAbsolutePath() : parent;
    }

    /** The sheet of a metric, as what stands in {@code src}; empty where there is none or another. */
    Optional<String> dataUri(RecordedAudit audit, String metric) {
        return audit.attachments().stream()
                .filter(attachment ->
                        attachment.name().equals(SHEET + metric) && SHOWN.contains(attachment.mediaType()))
                .findFirst()
                .flatMap(this::content)
                .map(content -> "data:" + content.type + ";base64,"
                        + Base64.getEncoder().encodeToString(content.bytes));
    }

    private Optional<Content> content(RecordedAttachment attachment) {
        try {
            Path file = folder.resolve(attachment.file()).toRealPath();
            if (!file.startsWith(folder.toRealPath()) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return Sha256.of(bytes).equals(attachment.sha256())
                    ? Optional.of(new Content(attachment.mediaType(), bytes))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(String type, byte[] bytes) {}
}
