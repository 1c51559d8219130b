package org.modelaudit.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.run.WaivedNames;

/** Runs an {@link AuditTest} once, or once for each of its {@link Explainers}. */
final class AuditTestExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), AuditTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        if (Arrays.stream(method.getParameterTypes()).noneMatch(type -> type == Explainer.class)) {
            return Stream.of(new Once(context.getDisplayName()));
        }
        List<String> names = names(context);
        ExplainerRegistry registry = ExplainerRegistry.load();
        WaivedNames.ofRun(AuditStore.run(context)).offer(Sessions.id(context), names);
        return names.stream().map(name -> new ForExplainer(name, registry.byName(name)));
    }

    private static List<String> names(ExtensionContext context) {
        Explainers annotation = Annotations.find(context, Explainers.class)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "@AuditTest %s takes an Explainer, but neither it nor its class has @Explainers that names some."
                                .formatted(context.getRequiredTestMethod().getName())));
        Optional<String> instead = context.getConfigurationParameter("modelaudit.explainers");
        List<String> names = Arrays.stream(
                        instead.map(text -> text.split(",", -1)).orElseGet(annotation::value))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "%s names no explainer, so %s would audit nothing; name one, such as 'grad-cam'."
                            .formatted(
                                    instead.isPresent() ? "modelaudit.explainers" : "@Explainers",
                                    context.getRequiredTestMethod().getName()));
        }
        return names;
    }

    /** The only invocation of a method that brings its own explainers. */
    private record Once(String name) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return name;
        }
    }

    /** The invocation for one explainer. */
    private record ForExplainer(String name, Explainer explainer) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ParameterResolver() {
                @Override
                public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
                    return parameter.getParameter().getType() == Explainer.class;
                }

                @Override
                public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
                    return explainer;
                }
            });
        }
    }
}
