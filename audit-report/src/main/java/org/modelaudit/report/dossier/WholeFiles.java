package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is there whole or not at all. */
final class WholeFiles {

    private WholeFiles() {}

    static void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling("%s.%s.draft".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            Files.write(draft, content, StandardOpenOption.CREATE_NEW);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
