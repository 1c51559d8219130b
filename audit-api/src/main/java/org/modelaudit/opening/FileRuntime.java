package org.modelaudit.opening;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/**
 * Opens models of one file format: from one copy of the file's bytes, and what this machine has not opened before in a child process
 * first, so that a file that ends the process which opens it ends no audit. A further format implements {@link #place} and {@link
 * #open(ModelSource, ModelFile)} and has a public constructor without parameters.
 */
public abstract class FileRuntime implements ModelRuntime {

    /**
     * The engine with its version and the device, in one line: what opening a file depends on beside the file.
     *
     * @throws org.modelaudit.error.DeviceException if the device is not there
     * @throws ModelException if the engine is not there
     */
    protected abstract String place(ModelSource source);

    /**
     * Opens the model for evaluation, in this process.
     *
     * @param source whose file may have changed meanwhile and is not read; its name is for messages
     * @param copy the bytes, which are gone when this returns
     * @throws ModelException if the file is not a model that can be audited
     */
    protected abstract AuditedModel open(ModelSource source, ModelFile copy);

    /**
     * Names of the files that belong to the model and lie beside it or below, such as its weights. None unless the format has such.
     *
     * @param file the model's own; none is named where it cannot be read
     */
    protected List<String> beside(Path file) {
        return List.of();
    }

    @Override
    public List<Path> files(Path file) {
        return Stream.concat(Stream.of(file), beside(file).stream().map(name -> FileBeside.of(name, file)))
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.modelaudit.error.ConfigurationException if a setting is malformed, or the temporary folder takes no copy
     */
    @Override
    public AuditedModel open(ModelSource source) {
        if (!Files.isRegularFile(source.file())) {
            throw new ModelException("The model file '%s' does not exist; give the path of a file of the format %s."
                    .formatted(source.file(), formats()));
        }
        OpeningSettings settings = OpeningSettings.current();
        String place = place(source);
        try (ModelFile file = ModelFile.copyOf(source.file())) {
            ModelFile copy = file.with(beside(file.path()), source.file());
            if (settings.isolated()) {
                new FirstOpening(this, source, copy, settings).at(place);
            }
            return new OpenedFile(open(source, copy), getClass(), source, copy);
        }
    }
}
