package org.modelaudit.torch;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.running.RunningProgram;

/** A model with the running program that it was made of. */
public record OpenProgram(AuditedModel model, RunningProgram program) implements AutoCloseable {

    public static OpenProgram of(ModelSource source) {
        try (ModelFile copy = ModelFile.copyOf(source.file())) {
            RunningProgram program = new TorchRuntime().read(source, copy);
            return new OpenProgram(new TorchModel(source.labels(), program), program);
        }
    }

    /** One of the tiny programs that {@code src/test/python/make_fixtures.py} exports. */
    public static OpenProgram tiny(String name) {
        return of(tinySource(name));
    }

    static ModelSource tinySource(String name) {
        return ModelSource.of(tinyFile(name), InputSpecification.imageNet(8)).onDevice("cpu");
    }

    /** Its file. */
    public static Path tinyFile(String name) {
        return file(name + ".pt");
    }

    /** One of the files beside them, {@code exported/attention.pt2}. */
    public static Path file(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(OpenProgram.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
