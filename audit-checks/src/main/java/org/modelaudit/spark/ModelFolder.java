package org.modelaudit.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.ModelRuntimes;

/** What of a model's folder belongs to the model: its own file and those that it names, and nothing else leaves this machine. */
final class ModelFolder {

    private ModelFolder() {}

    /**
     * Where each file lies, by its name relative to the folder, with slashes; the model's own comes first.
     *
     * @throws ModelException if one that it names is not there, or does not lie in the folder or below
     */
    static Map<String, Path> of(Path model) {
        return of(model, files(model));
    }

    /**
     * @param files that a runtime, which may be anybody's, names for the model
     */
    static Map<String, Path> of(Path model, List<Path> files) {
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path file : files) {
            named.put(file.equals(model) ? String.valueOf(model.getFileName()) : name(file, model), file);
        }
        return named;
    }

    private static List<Path> files(Path model) {
        return ModelRuntimes.onClassPath()
                .of(model)
                .map(runtime -> runtime.files(model))
                .orElse(List.of(model));
    }

    private static String name(Path file, Path model) {
        Path relative = folder(model).relativize(file.toAbsolutePath()).normalize();
        String name = relative.toString().replace(File.separatorChar, '/');
        if (relative.startsWith("..")) {
            throw new ModelException(
                    "The model file '%s' names '%s', which lies neither beside it nor below, and only what does is distributed, so the audit is computed in this process."
                            .formatted(model, file));
        }
        try {
            Path real = file.toRealPath();
            // Where the model is itself a link, as in caches of model hubs, its weights lie beside what it leads to.
            if (!real.startsWith(folder(model).toRealPath()) && !real.startsWith(folder(model.toRealPath()))) {
                throw new ModelException(
                        "The model file '%s' keeps weights in '%s', where a link leads out of its folder, and only what lies in that is distributed, so the audit is computed in this process; put the file itself there."
                                .formatted(model, name));
            }
        } catch (IOException e) {
            throw ShippedFile.unreadable(file, e);
        }
        return name;
    }

    private static Path folder(Path model) {
        return model.toAbsolutePath().resolveSibling("");
    }
}
