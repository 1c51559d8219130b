package org.modelaudit.opening;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.modelaudit.error.ModelException;

/** A file that a model file names, such as one of its weights: the name is anybody's, so it leads nowhere but beside it or below. */
final class FileBeside {

    private FileBeside() {}

    /**
     * Where it lies.
     *
     * @param name relative to the model's folder, as the model gives it
     * @throws ModelException if it is not there, lies elsewhere, or is the model itself
     */
    static Path of(String name, Path model) {
        try {
            Path relative = Path.of(name);
            Path file = model.resolveSibling(relative);
            if (!relative.isAbsolute()
                    && relative.equals(relative.normalize())
                    && !relative.startsWith("..")
                    && !relative.equals(model.getFileName())
                    && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw misplaced(name, model);
        }
        throw misplaced(name, model);
    }

    static ModelException misplaced(String name, Path model) {
        return new ModelException(
                "The model file '%s' keeps weights in '%s', and there is no such file beside it or below; put the one there that was exported with it."
                        .formatted(model, name));
    }
}
