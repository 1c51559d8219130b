package org.modelaudit.opening;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.modelaudit.content.DecidingSettings;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.ModelSource;

/** A model of which it is known what decides its answers, because it was opened from a file. */
final class OpenedFile extends ForwardingModel {

    /** Digits of a digest that are enough for a reader. */
    private static final int SHOWN = 12;

    private final Class<?> runtime;
    private final ModelSource source;
    private final ModelFile copy;

    /**
     * @param runtime that opened it
     * @param copy the bytes that run
     */
    OpenedFile(AuditedModel model, Class<?> runtime, ModelSource source, ModelFile copy) {
        super(model);
        this.runtime = runtime;
        this.source = source;
        this.copy = copy;
    }

    /** Not the path of the file. The size of groups follows from the device and the picture, unless the model wants them one by one. */
    @Override
    public Optional<Object> content() {
        return Optional.of(List.of(
                copy.sha256(),
                source.labels(),
                source.input(),
                source.output(),
                output(),
                engine(),
                device().toString(),
                group(),
                variants(),
                DecidingSettings.now(),
                runtime,
                NDArray.class));
    }

    @Override
    public int streams() {
        return model().streams();
    }

    @Override
    public AuditedModel stream(int number) {
        return new OpenedFile(model().stream(number), runtime, source, copy);
    }

    @Override
    public Optional<String> fileDigest() {
        String now = copy.digestAt(source.file());
        if (!now.equals(copy.sha256())) {
            throw new ModelException(
                    "The model file '%s' was written to while it was audited (sha256 %s… when it was opened, %s… now), so a verdict would not speak of it; audit it again once it stays as it is."
                            .formatted(source.file(), copy.sha256().substring(0, SHOWN), now.substring(0, SHOWN)));
        }
        return Optional.of(now);
    }

    @Override
    public String toString() {
        return model().toString();
    }
}
