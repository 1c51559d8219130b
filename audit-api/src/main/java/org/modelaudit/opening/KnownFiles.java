package org.modelaudit.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.modelaudit.content.Sha256;

/**
 * What was opened before without harm, one small text a file. A text that is cut off is not the one that was looked for, so none
 * needs to be written at once; where none can be written, every file stays unknown.
 *
 * @param folder that may be deleted at any time
 */
record KnownFiles(Path folder) {

    boolean contains(String text) {
        try {
            return Files.readString(file(text)).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    void add(String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(text), text);
        } catch (IOException e) {
            return; // a home that cannot be written: the next run opens the file in a child again
        }
    }

    private Path file(String text) {
        return folder.resolve(Sha256.of(text.getBytes(StandardCharsets.UTF_8)) + ".txt");
    }
}
