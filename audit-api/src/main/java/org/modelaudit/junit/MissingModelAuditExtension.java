package org.modelaudit.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;

/**
 * Says in one sentence what an {@link AuditTest} lacks whose class has no {@link ModelAudit}. A resolver of the user's own still
 * gives such a test its model. A plain {@code @Test} without the annotation has none of our extensions and gets JUnit's own words.
 */
final class MissingModelAuditExtension
        implements ParameterResolver,
                InvocationInterceptor,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    /** How JUnit begins its sentence where nobody resolves a parameter. */
    private static final String UNRESOLVED = "No ParameterResolver registered";

    /** Of constructors only: who else would give them a model is not known to us. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable() instanceof Constructor && isOurs(parameter) && isMissing(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        throw new ParameterResolutionException(sentence(context));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        boolean tookModel = method.getArguments().stream().anyMatch(AuditedModel.class::isInstance);
        if (!tookModel && isMissing(context)) {
            invocation.skip();
            throw new ExtensionConfigurationException(sentence(context));
        }
        invocation.proceed();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable trouble) throws Throwable {
        throw explained(context, trouble);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable trouble) throws Throwable {
        throw explained(context, trouble);
    }

    private static Throwable explained(ExtensionContext context, Throwable trouble) {
        boolean unresolved = trouble instanceof ParameterResolutionException
                && String.valueOf(trouble.getMessage()).startsWith(UNRESOLVED)
                && ofOurs(String.valueOf(trouble.getMessage()));
        return unresolved && isMissing(context)
                ? new ParameterResolutionException(sentence(context), trouble)
                : trouble;
    }

    private static boolean ofOurs(String message) {
        return Stream.of(AuditedModel.class, AuditSet.class).anyMatch(type -> message.contains(type.getName()));
    }

    private static boolean isMissing(ExtensionContext context) {
        return Annotations.find(context, ModelAudit.class).isEmpty();
    }

    private static boolean isOurs(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == AuditedModel.class || type == AuditSet.class;
    }

    private static String sentence(ExtensionContext context) {
        String test = context.getTestMethod()
                .map(method -> "@AuditTest " + method.getName())
                .orElse("its constructor");
        return "%s has no @ModelAudit, which gives %s a model and pictures; add @ModelAudit(model = …, data = …) to the class, or make a @Test of what opens its model itself."
                .formatted(context.getRequiredTestClass().getName(), test);
    }
}
