package org.modelaudit.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.modelaudit.error.DataException;
import org.modelaudit.text.TextFile;

/**
 * Names of the classes, in the order of the model's outputs.
 *
 * @param names one name for each output; empty where the model has no label file, then classes are shown by index
 */
public record Labels(List<String> names) {

    public Labels {
        names = List.copyOf(names);
    }

    /** No names: classes are shown as {@code class 7}. */
    public static Labels none() {
        return new Labels(List.of());
    }

    /**
     * Reads a text file with one name a line; line 1 is class 0, a blank last line and a byte-order mark are ignored.
     *
     * @throws DataException if the file cannot be read or holds a blank line between names
     */
    public static Labels read(Path file) {
        List<String> lines;
        try (BufferedReader text = TextFile.open(file)) {
            lines = text.lines().map(String::strip).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The label file '%s' cannot be read; give a UTF-8 text file with one class name a line."
                            .formatted(file),
                    e);
        }
        int last = lines.size();
        while (last > 0 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        lines = lines.subList(0, last);
        int blank = lines.indexOf("");
        if (blank >= 0) {
            throw new DataException(
                    "Line %d of the label file '%s' is blank, which would shift every class after it; name it or remove it."
                            .formatted(blank + 1, file));
        }
        return new Labels(lines);
    }

    /** The name of class {@code index}, or {@code class INDEX} where it has none. */
    public String name(int index) {
        return index >= 0 && index < names.size() ? names.get(index) : "class " + index;
    }
}
