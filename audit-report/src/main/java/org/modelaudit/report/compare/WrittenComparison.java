package org.modelaudit.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.modelaudit.error.ConfigurationException;

/** The two files of a comparison: written in full under other names first, so that no half file is ever found under theirs. */
final class WrittenComparison {

    static final String PAGE = "compare.html";
    static final String TABLE = "compare.md";

    private WrittenComparison() {}

    /** Writes both, or changes nothing that is there. */
    static Path write(Path folder, String page, String table) {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        try {
            Files.createDirectories(folder);
            verifyFree(folder.resolve(PAGE));
            verifyFree(folder.resolve(TABLE));
            drafts.put(draft(folder, PAGE, page), folder.resolve(PAGE));
            drafts.put(draft(folder, TABLE, table), folder.resolve(TABLE));
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

    private static Path draft(Path folder, String name, String text) throws IOException {
        Path draft = folder.resolve("%s.%s.draft".formatted(name, UUID.randomUUID()));
        try {
            return Files.writeString(draft, text);
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
