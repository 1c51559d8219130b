package org.modelaudit.junit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.ExifOrientation;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputSpecification;

/** Opens what a {@link ModelAudit} names, once for a run. */
final class Subject {

    private final ExtensionContext context;
    private final ModelAudit annotation;
    private final Locations locations;

    Subject(ExtensionContext context, ModelAudit annotation) {
        this.context = context;
        this.annotation = annotation;
        this.locations = new Locations(context, ModelAudit.class);
    }

    AuditedModel model() {
        return model(locations.resolve("model", annotation.model()), annotation.input(), annotation.output());
    }

    /** Another one, with the class's labels. */
    AuditedModel model(OtherModel other) {
        if (other.input().length > 1) {
            throw new ExtensionConfigurationException(
                    "@OtherModel of '%s' gives %d inputs; give one, or none for the class's."
                            .formatted(other.value(), other.input().length));
        }
        Input input = other.input().length == 0 ? annotation.input() : other.input()[0];
        Path file = new Locations(context, OtherModel.class).resolve("value", other.value());
        return model(file, input, other.output());
    }

    private AuditedModel model(Path file, Input input, Output output) {
        ModelSource source = new ModelSource(
                file,
                labels(),
                specification(input),
                new OutputSpecification(output.meaning(), output.part()),
                context.getConfigurationParameter("modelaudit.device").orElse("auto"));
        return AuditStore.ofRun(context, AuditedModel.class, source, Subject::open);
    }

    /** Opens a file in any format of which a {@link ModelRuntime} lies on the class path; an error names them all. */
    private static AuditedModel open(ModelSource source) {
        List<ModelRuntime> runtimes = ServiceLoader.load(ModelRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return runtimes.stream()
                .filter(runtime -> runtime.handles(source.file()))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        runtimes.isEmpty()
                                ? "There is no runtime for models on the class path; add audit-checks."
                                : "No runtime on the class path opens '%s'; give one of these: %s."
                                        .formatted(
                                                source.file(),
                                                runtimes.stream()
                                                        .map(ModelRuntime::formats)
                                                        .collect(Collectors.joining(", ")))))
                .open(source);
    }

    AuditSet data() {
        Path folder = locations.resolve("data", annotation.data());
        ExifOrientation exif = context.getConfigurationParameter("modelaudit.exif")
                .map(ExifOrientation::named)
                .orElse(ExifOrientation.REMARK);
        AuditSet set = annotation.annotations().isEmpty()
                ? AuditStore.ofRun(context, AuditSet.class, List.of(exif, folder), key -> exif.read(folder))
                : annotated(exif, folder, locations.resolve("annotations", annotation.annotations()));
        return labels().names().isEmpty() ? set : set.withLabels(labels());
    }

    private AuditSet annotated(ExifOrientation exif, Path folder, Path truth) {
        return AuditStore.ofRun(context, AuditSet.class, List.of(exif, folder, truth), key -> exif.read(folder, truth));
    }

    private Labels labels() {
        return annotation.labels().isEmpty()
                ? Labels.none()
                : AuditStore.ofRun(
                        context, Labels.class, locations.resolve("labels", annotation.labels()), Labels::read);
    }

    private static InputSpecification specification(Input input) {
        int shorterSide = input.shorterSide() == 0 ? input.size() * 256 / 224 : input.shorterSide();
        try {
            return new InputSpecification(
                    input.size(),
                    input.size(),
                    input.resize(),
                    shorterSide,
                    input.colour(),
                    Arrays.stream(input.mean()).boxed().toList(),
                    Arrays.stream(input.deviation()).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("`input` of @ModelAudit cannot be meant: " + e.getMessage(), e);
        }
    }
}
