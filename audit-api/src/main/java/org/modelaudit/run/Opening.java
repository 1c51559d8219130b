package org.modelaudit.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.ExifOrientation;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelRuntimes;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputSpecification;

/** Opens models, labels and pictures, each once for a run. */
public final class Opening {

    private final RunScope run;

    public Opening(RunScope run) {
        this.run = run;
    }

    /** Names of classes; none where there is no file. */
    public Labels labels(@Nullable Path file) {
        return file == null ? Labels.none() : run.shared(Labels.class, file, Labels::read);
    }

    /**
     * A model on the device that {@code modelaudit.device} names, in any format of which a {@link ModelRuntime} lies on the class path.
     *
     * @throws ConfigurationException if none opens it; the message names those that are there
     */
    public AuditedModel model(Path file, Labels labels, InputSpecification input, OutputSpecification output) {
        Distribution distribution = SharedRun.of(run).distribution();
        ModelSource source = new ModelSource(
                distribution.model(file),
                labels,
                input,
                output,
                run.parameter("modelaudit.device").orElse("auto"));
        AuditedModel model = run.shared(AuditedModel.class, source, Opening::open);
        distribution.opened(model, file);
        return model;
    }

    private static AuditedModel open(ModelSource source) {
        ModelRuntimes runtimes = ModelRuntimes.onClassPath();
        return runtimes.of(source.file())
                .orElseThrow(() -> new ConfigurationException(
                        runtimes.all().isEmpty()
                                ? "There is no runtime for models on the class path; add audit-checks."
                                : "No runtime on the class path opens '%s'; give one of these: %s."
                                        .formatted(source.file(), runtimes.formats())))
                .open(source);
    }

    /**
     * Pictures, read as {@code modelaudit.exif} says.
     *
     * @param truth where their annotations lie; null where they lie in the folder
     */
    public AuditSet pictures(Path folder, @Nullable Path truth, Labels labels) {
        ExifOrientation exif =
                run.parameter("modelaudit.exif").map(ExifOrientation::named).orElse(ExifOrientation.REMARK);
        AuditSet set = truth == null
                ? run.shared(AuditSet.class, List.of(exif, folder), key -> exif.read(folder))
                : run.shared(AuditSet.class, List.of(exif, folder, truth), key -> exif.read(folder, truth));
        return labels.names().isEmpty() ? set : set.withLabels(labels);
    }
}
