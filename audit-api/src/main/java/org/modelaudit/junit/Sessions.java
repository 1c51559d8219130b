package org.modelaudit.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditedTest;
import org.modelaudit.audit.Budget;
import org.modelaudit.run.RunScope;
import org.modelaudit.run.SharedRun;
import org.modelaudit.run.WaivedNames;
import org.modelaudit.waiver.WaiverFile;

/** One {@link AuditSession} for each test, on top of what all tests of a run share. */
final class Sessions {

    private static final Pattern NUMBER = Pattern.compile("^\\[\\d+] ");

    private static final Pattern CLASS_INVOCATION = Pattern.compile("\\[class-template-invocation:#\\d+]$");

    private Sessions() {}

    static AuditSession of(ExtensionContext context) {
        return AuditStore.ofContext(context, AuditSession.class, key -> create(context));
    }

    /** How many audits have run in the test and, on a model that came with {@code @BeforeAll}, in its classes so far. */
    static int audits(ExtensionContext context) {
        AuditSession own = AuditStore.made(context, AuditSession.class);
        return (own == null ? 0 : own.audits())
                + context.getParent().map(Sessions::audits).orElse(0);
    }

    private static AuditSession create(ExtensionContext context) {
        RunScope run = AuditStore.run(context);
        AuditedTest test = new AuditedTest(
                id(context),
                title(context),
                RequirementIds.of(context),
                context.getTestMethod().isPresent(),
                null);
        return SharedRun.of(run).session(run, context.getUniqueId(), test, budget(context));
    }

    /** Says that a test's audits could not be carried out, or not all of them; of a class where there is no test yet. */
    static void notCarriedOut(ExtensionContext context, Throwable why) {
        SharedRun.of(AuditStore.run(context)).notCarriedOut(id(context), String.valueOf(why.getMessage()));
    }

    /**
     * Refuses waivers that name no audit, when a class has run. Where explainers were chosen by a setting, some audits are missing for
     * that reason alone.
     */
    static void verifyWaivers(ExtensionContext context) {
        RunScope run = AuditStore.run(context);
        if (run.parameter("modelaudit.explainers").isEmpty()) {
            WaivedNames.ofRun(run)
                    .verify(
                            WaiverFile.read(SharedRun.files(run).waivers()),
                            context.getRequiredTestClass(),
                            methods(context.getRequiredTestClass()));
        }
    }

    private static List<String> methods(Class<?> tests) {
        return ReflectionSupport.findMethods(tests, any -> true, HierarchyTraversalMode.TOP_DOWN).stream()
                .map(Method::getName)
                .distinct()
                .toList();
    }

    private static Budget budget(ExtensionContext context) {
        return Annotations.find(context, AuditBudget.class)
                .map(limit -> new Budget(limit.forward(), limit.head(), limit.backward()))
                .orElse(Budget.unlimited());
    }

    /** Class, method and what tells their invocations apart; stays the same when others are added. */
    static String id(ExtensionContext context) {
        String owner = context.getRequiredTestClass().getName() + classInvocations(context);
        return context.getTestMethod()
                .map(method -> owner + "." + method.getName() + invocation(context))
                .orElse(owner);
    }

    /** The arguments of every parameterized class around the test, from the outside in. */
    private static String classInvocations(ExtensionContext context) {
        String own = CLASS_INVOCATION.matcher(context.getUniqueId()).find() ? words(context) : "";
        return context.getParent().map(Sessions::classInvocations).orElse("") + own;
    }

    /** As JUnit shows it, but without the signature that it adds to a method that has no name of its own. */
    private static String title(ExtensionContext context) {
        String invocation = invocation(context);
        String name = invocation.isEmpty()
                ? context.getDisplayName()
                : context.getParent().orElseThrow().getDisplayName();
        String method = context.getTestMethod().map(Method::getName).orElse(name);
        return ((name.startsWith(method + "(") ? method : name) + " " + invocation).strip();
    }

    /** The invocation's own words where a template has several; without JUnit's number, which shifts with the others. */
    private static String invocation(ExtensionContext context) {
        ExtensionContext parent = context.getParent().orElseThrow();
        String name = context.getDisplayName();
        boolean ofTemplate = parent.getTestMethod().isPresent();
        return ofTemplate && !name.equals(parent.getDisplayName()) ? words(context) : "";
    }

    private static String words(ExtensionContext context) {
        return "[" + NUMBER.matcher(context.getDisplayName()).replaceFirst("") + "]";
    }
}
