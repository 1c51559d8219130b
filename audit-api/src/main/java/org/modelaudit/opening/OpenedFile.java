package org.modelaudit.opening;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.ModelSource;

/** A model of which it is known what decides its answers, because it was opened from a file. */
final class OpenedFile extends ForwardingModel {

    private final Class<?> runtime;
    private final ModelSource source;
    private final String sha256;

    /**
     * @param runtime that opened it
     * @param sha256 digest of the bytes that run
     */
    OpenedFile(AuditedModel model, Class<?> runtime, ModelSource source, String sha256) {
        super(model);
        this.runtime = runtime;
        this.source = source;
        this.sha256 = sha256;
    }

    /** Not the path of the file. The size of groups follows from the device and the picture, unless the model wants them one by one. */
    @Override
    public Optional<Object> content() {
        return Optional.of(List.of(
                sha256,
                source.labels(),
                source.input(),
                source.output(),
                output(),
                engine(),
                device().toString(),
                group(),
                variants(),
                DecidingProperties.now(),
                runtime,
                NDArray.class));
    }

    @Override
    public String toString() {
        return model().toString();
    }
}
