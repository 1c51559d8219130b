package org.modelaudit.report.compare;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.WholeFile;

/** The two files of a comparison: written in full under other names first, so that no half file is ever found under theirs. */
final class WrittenComparison {

    static final String PAGE = "compare.html";
    static final String TABLE = "compare.md";

    private WrittenComparison() {}

    /**
     * Writes both, or changes nothing that is there.
     *
     * @param pictures in the page
     */
    static Path write(Path folder, String page, PicturesInPage pictures, String table) {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        try {
            Files.createDirectories(folder);
            verifyFree(folder.resolve(PAGE));
            verifyFree(folder.resolve(TABLE));
            drafts.put(draft(folder, PAGE, out -> pictures.write(page, out)), folder.resolve(PAGE));
            drafts.put(
                    draft(folder, TABLE, out -> out.write(table.getBytes(StandardCharsets.UTF_8))),
                    folder.resolve(TABLE));
            for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                Files.move(
                        draft.getKey(),
                        draft.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return folder.resolve(PAGE);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The comparison cannot be written to '%s'; give a directory that can.".formatted(folder), e);
        } finally {
            drafts.keySet().forEach(WrittenComparison::delete);
        }
    }

    /** So that the second file is not found out to be in the way when the first one has been replaced. */
    private static void verifyFree(Path file) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(
                    "The comparison cannot be written, because '%s' is a directory; give another directory or delete it."
                            .formatted(file));
        }
    }

    private static Path draft(Path folder, String name, WholeFile.Content content) throws IOException {
        Path draft = folder.resolve("%s.%s.draft".formatted(name, UUID.randomUUID()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            content.write(out);
            return draft;
        } catch (IOException e) {
            delete(draft);
            throw e;
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The draft has a name of its own and is no half comparison.
        }
    }
}
