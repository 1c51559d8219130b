package org.modelaudit.model;

import java.nio.file.Path;
import java.util.List;

/** Opens models of one file format. Found by {@link java.util.ServiceLoader}; implement it to audit a further format. */
public interface ModelRuntime {

    /** Whether this runtime is meant for the file, judged by its name alone. */
    boolean handles(Path file);

    /** What this runtime opens, for a person who has something else: {@code torch.export archives (.pt2)}. */
    default String formats() {
        return "whatever %s opens".formatted(getClass().getSimpleName());
    }

    /**
     * Every file that a model is made of: the one that it is opened from, then those that it names, which lie beside that or below. Just
     * the one unless the format has such.
     *
     * @throws org.modelaudit.error.ModelException if one that it names is not there or lies elsewhere
     */
    default List<Path> files(Path file) {
        return List.of(file);
    }

    /**
     * Opens the model for evaluation on the device that the source names.
     *
     * @throws org.modelaudit.error.ModelException if the file is not a model that can be audited
     * @throws org.modelaudit.error.DeviceException if the device is not there
     */
    AuditedModel open(ModelSource source);
}
