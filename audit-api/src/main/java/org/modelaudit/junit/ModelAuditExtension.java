package org.modelaudit.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditException;
import org.modelaudit.model.AuditedModel;

/** Gives tests of a {@link ModelAudit} class their model and pictures, and runs the audits that they declare. */
final class ModelAuditExtension implements ParameterResolver, InvocationInterceptor {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return parameter.getDeclaringExecutable() instanceof Method
                && (type == AuditedModel.class || type == AuditSet.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            Subject subject = new Subject(context, annotation(context));
            return parameter.getParameter().getType() == AuditSet.class
                    ? subject.data()
                    : Sessions.of(context).bind(subject.model());
        } catch (AuditException | ExtensionConfigurationException trouble) {
            // JUnit would wrap it and bury the sentence behind the method's signature.
            throw new ParameterResolutionException(String.valueOf(trouble.getMessage()), trouble);
        }
    }

    private static ModelAudit annotation(ExtensionContext context) {
        return Annotations.find(context, ModelAudit.class)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "%s has no @ModelAudit that says which model and which pictures are audited."
                                .formatted(context.getRequiredTestClass().getName())));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.proceed();
        Sessions.of(context).finish();
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        interceptTestMethod(invocation, method, context);
        AuditSession session = Sessions.of(context);
        boolean tookModel = method.getArguments().stream().anyMatch(AuditedModel.class::isInstance);
        if (tookModel
                && session.audits() == 0
                && Annotations.find(context, AuditTest.class).isPresent()) {
            throw new ExtensionConfigurationException(
                    "@AuditTest %s requires nothing of its model, so it would pass whatever the model does; add has(metric, threshold)."
                            .formatted(method.getExecutable().getName()));
        }
    }
}
