package org.modelaudit.report.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.modelaudit.error.ConfigurationException;

/** Files that belong together: written in full under other names first, so that no half file is ever found under theirs. */
final class WrittenTogether {

    private WrittenTogether() {}

    /**
     * Writes all, or changes nothing that is there.
     *
     * @param texts by the file's name
     */
    static List<Path> write(Path folder, Map<String, String> texts) {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        try {
            Files.createDirectories(folder);
            for (String name : texts.keySet()) {
                Path file = folder.resolve(name);
                if (Files.isDirectory(file)) {
                    throw new ConfigurationException(
                            "The reports of the run cannot be written, because '%s' is a directory; give another folder or delete it."
                                    .formatted(file));
                }
                Path draft = folder.resolve("%s.%s.draft".formatted(name, UUID.randomUUID()));
                drafts.put(draft, file);
                Files.writeString(draft, texts.get(name));
            }
            for (Map.Entry<Path, Path> draft : drafts.entrySet()) {
                Files.move(
                        draft.getKey(),
                        draft.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return List.copyOf(drafts.values());
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The reports of the run cannot be written to '%s' (%s); give a folder that can."
                            .formatted(folder, e),
                    e);
        } finally {
            drafts.keySet().forEach(WrittenTogether::delete);
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The draft has a name of its own and is no half report.
        }
    }
}
