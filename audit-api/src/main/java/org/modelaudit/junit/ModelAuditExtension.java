package org.modelaudit.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
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
import org.modelaudit.run.WaivedNames;

/** Gives tests of a {@link ModelAudit} class their model and pictures, and runs the audits that they declare. */
final class ModelAuditExtension implements ParameterResolver, InvocationInterceptor, AfterAllCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == AuditedModel.class || type == AuditSet.class || parameter.isAnnotated(OtherModel.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getDeclaringExecutable() instanceof Constructor) {
            // The instance may serve several tests, and a model belongs to the session of one.
            throw new ParameterResolutionException(
                    "The constructor of %s takes %s, but a model and its pictures are given to test methods; make it a parameter of the test method or of @BeforeEach."
                            .formatted(
                                    context.getRequiredTestClass().getName(),
                                    parameter.getParameter().getType().getSimpleName()));
        }
        try {
            Subject subject = new Subject(context, annotation(context));
            Optional<OtherModel> other = parameter.findAnnotation(OtherModel.class);
            if (other.isPresent() && parameter.getParameter().getType() != AuditedModel.class) {
                throw new ExtensionConfigurationException(
                        "@OtherModel of '%s' stands at a parameter of type %s, but it gives an AuditedModel; make the parameter one, or take the annotation away."
                                .formatted(
                                        other.get().value(),
                                        parameter.getParameter().getType().getSimpleName()));
            }
            if (parameter.getParameter().getType() == AuditSet.class) {
                return subject.data();
            }
            AuditedModel model = other.isPresent() ? subject.model(other.get()) : subject.model();
            return Sessions.of(context).bind(model);
        } catch (AuditException | ExtensionConfigurationException trouble) {
            Sessions.notCarriedOut(context, trouble);
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
    public void afterAll(ExtensionContext context) {
        Sessions.verifyWaivers(context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        AuditSession session = Sessions.of(context);
        try {
            carryOut(invocation, session, context);
        } finally {
            WaivedNames.ofRun(AuditStore.run(context)).note(session);
        }
    }

    /** What a test declared before it threw is never run, and what follows an audit that could not be carried out is not. */
    private static void carryOut(Invocation<Void> invocation, AuditSession session, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable trouble) {
            Sessions.notCarriedOut(context, trouble);
            throw trouble;
        }
        try {
            session.finish();
        } catch (RuntimeException trouble) {
            Sessions.notCarriedOut(context, trouble);
            throw trouble;
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        int before = Sessions.audits(context);
        interceptTestMethod(invocation, method, context);
        if (Sessions.audits(context) == before
                && Annotations.find(context, AuditTest.class).isPresent()) {
            boolean tookModel = method.getArguments().stream().anyMatch(AuditedModel.class::isInstance);
            throw new ExtensionConfigurationException((tookModel
                            ? "@AuditTest %s requires nothing of its model, so it would pass whatever the model does; add has(metric, threshold)."
                            : "@AuditTest %s takes no AuditedModel and audits none, so it would pass whatever the model does; take AuditedModel as a parameter and require something of it, or make it a @Test if it opens its model itself.")
                    .formatted(method.getExecutable().getName()));
        }
    }
}
