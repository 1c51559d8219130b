package org.modelaudit.report.compare;

import java.nio.file.Path;
import java.util.Optional;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.RecordedAudit;

/**
 * The contact sheets that lie beside a record. Shown is only what the record names by its digest, from its own folder: a page shall not carry
 * another picture than the run made, nor a file that somebody's record points to.
 */
final class RecordedSheets {

    private static final String SHEET = "Worst, median and best samples: ";
    private static final long LARGEST = 3 << 20;

    private final Path folder;
    private final PicturesInPage page;

    /**
     * @param page that they are shown in
     */
    RecordedSheets(Path record, PicturesInPage page) {
        Path parent = record.toAbsolutePath().getParent();
        this.folder = parent == null ? record.toAbsolutePath() : parent;
        this.page = page;
    }

    /** The sheet of a metric, as what stands in {@code src}; empty where there is none or another. */
    Optional<String> place(RecordedAudit audit, String metric) {
        return audit.attachments().stream()
                .filter(attachment -> attachment.name().equals(SHEET + metric) && attachment.bytes() <= LARGEST)
                .findFirst()
                .flatMap(attachment -> page.place(folder, attachment));
    }
}
