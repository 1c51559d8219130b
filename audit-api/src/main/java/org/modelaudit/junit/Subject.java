package org.modelaudit.junit;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.run.Locations;
import org.modelaudit.run.Opening;
import org.modelaudit.run.RunScope;

/** Opens what a {@link ModelAudit} names, once for a run. */
final class Subject {

    private final ExtensionContext context;
    private final ModelAudit annotation;
    private final RunScope run;
    private final Opening opening;

    Subject(ExtensionContext context, ModelAudit annotation) {
        this.context = context;
        this.annotation = annotation;
        this.run = AuditStore.run(context);
        this.opening = new Opening(run);
    }

    AuditedModel model() {
        return model(place(ModelAudit.class, "model", annotation.model()), annotation.input(), annotation.output());
    }

    /** Another one, with the class's labels. */
    AuditedModel model(OtherModel other) {
        if (other.input().length > 1) {
            throw new ExtensionConfigurationException(
                    "@OtherModel of '%s' gives %d inputs; give one, or none for the class's."
                            .formatted(other.value(), other.input().length));
        }
        Input input = other.input().length == 0 ? annotation.input() : other.input()[0];
        return model(place(OtherModel.class, "value", other.value()), input, other.output());
    }

    private AuditedModel model(Path file, Input input, Output output) {
        return opening.model(
                file, labels(), specification(input), new OutputSpecification(output.meaning(), output.part()));
    }

    AuditSet data() {
        if (annotation.data().isEmpty()) {
            throw new ExtensionConfigurationException(
                    "@ModelAudit of %s names no `data`, but a test takes an AuditSet; name the folder of the pictures."
                            .formatted(context.getRequiredTestClass().getName()));
        }
        Path folder = place(ModelAudit.class, "data", annotation.data());
        return opening.pictures(
                folder,
                annotation.annotations().isEmpty()
                        ? null
                        : place(ModelAudit.class, "annotations", annotation.annotations()),
                labels());
    }

    private Labels labels() {
        return opening.labels(
                annotation.labels().isEmpty() ? null : place(ModelAudit.class, "labels", annotation.labels()));
    }

    private Path place(Class<? extends Annotation> owner, String attribute, String location) {
        Locations locations = new Locations(
                run,
                context.getRequiredTestClass().getClassLoader(),
                Path.of(""),
                "the working directory",
                "@" + owner.getSimpleName());
        try {
            return locations.resolve(attribute, location);
        } catch (ConfigurationException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static InputSpecification specification(Input input) {
        try {
            return InputSpecification.square(
                    input.size(),
                    input.resize(),
                    input.shorterSide(),
                    input.colour(),
                    Arrays.stream(input.mean()).boxed().toList(),
                    Arrays.stream(input.deviation()).boxed().toList());
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("`input` of @ModelAudit cannot be meant: " + e.getMessage(), e);
        }
    }
}
