package org.modelaudit.opening;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;

/**
 * What a child is asked to open, as one line of JSON.
 *
 * @param runtime name of a {@link FileRuntime}
 * @param file the original's path, for messages
 * @param copy path of the bytes
 */
record OpeningRequest(
        String runtime,
        String file,
        String copy,
        long bytes,
        String sha256,
        List<String> beside,
        List<String> labels,
        InputSpecification input,
        OutputMeaning meaning,
        String part,
        String device) {

    /** A mean may be no number, which is for others to refuse. */
    private static final Gson JSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    static OpeningRequest of(FileRuntime runtime, ModelSource source, ModelFile copy) {
        return new OpeningRequest(
                runtime.getClass().getName(),
                source.file().toString(),
                copy.path().toAbsolutePath().toString(),
                copy.bytes(),
                copy.sha256(),
                copy.beside(),
                source.labels().names(),
                source.input(),
                source.output().meaning(),
                source.output().part(),
                source.device());
    }

    static OpeningRequest parse(String line) {
        return JSON.fromJson(line, OpeningRequest.class);
    }

    String line() {
        return JSON.toJson(this);
    }

    ModelSource source() {
        return new ModelSource(
                Path.of(file), new Labels(labels), input, new OutputSpecification(meaning, part), device);
    }

    ModelFile lent() {
        return ModelFile.lent(Path.of(copy), bytes, sha256, beside);
    }
}
