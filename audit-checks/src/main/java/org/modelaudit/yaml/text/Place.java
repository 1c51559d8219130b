package org.modelaudit.yaml.text;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.error.ModelException;

/**
 * A place in a file.
 *
 * @param file as messages name it, relative to the working directory
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {

    /** The beginning of a file. */
    public static Place startOf(Path file) {
        return new Place(name(file), 1, 1);
    }

    /** Relative to the working directory, with slashes, also where it lies outside; the same wherever a checkout lies. That directory is a dot. */
    public static String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath().normalize();
        boolean related = whole.getRoot() != null && whole.getRoot().equals(here.getRoot());
        String name = (related ? here.relativize(whole) : whole).toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    /** Refuses what stands here. */
    @SuppressWarnings("AnnotateFormatMethod") // Which is an annotation of a library that nothing else here needs.
    public Mistake mistake(String sentence, Object... arguments) {
        return new Mistake(this, arguments.length == 0 ? sentence : sentence.formatted(arguments));
    }

    /**
     * Asks the rest of ModelAudit for something; what that refuses, it refuses here.
     *
     * @throws Mistake instead of a sentence that names no place
     */
    public <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (Mistake mistake) {
            throw mistake;
        } catch (ConfigurationException | ModelException | DataException | IllegalArgumentException e) {
            throw new Mistake(this, String.valueOf(e.getMessage()), e);
        }
    }

    /** As compilers write it, so that terminals and editors lead there. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
