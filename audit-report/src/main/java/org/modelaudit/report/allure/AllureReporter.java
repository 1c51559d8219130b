package org.modelaudit.report.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds every audit to the Allure result of the test that makes it: the verdict as a table, a step for each requirement
 * with its pictures, the samples as CSV and the whole result as JSON.
 *
 * <p>Found by {@link java.util.ServiceLoader}; nobody needs to call it. An audit outside a test that Allure listens to is
 * left out of the report. The system property {@code modelaudit.report.command} is the build's command that makes a page of the results;
 * the message of a failure names it.
 */
public final class AllureReporter implements AuditReporter {

    /** System property by which a build says what makes its page. */
    private static final String COMMAND = "modelaudit.report.command";

    private static final Logger LOG = LoggerFactory.getLogger(AllureReporter.class);

    private final Supplier<AllureLifecycle> lifecycle;
    private final RunFiles runFiles;
    private final AtomicBoolean saidThatNobodyListens = new AtomicBoolean();

    /** A reporter for the results directory that Allure itself is configured with. */
    public AllureReporter() {
        this(Allure::getLifecycle, RunFiles.inConfiguredDirectory());
    }

    AllureReporter(AllureLifecycle lifecycle, Path results) {
        this(() -> lifecycle, new RunFiles(results));
    }

    private AllureReporter(Supplier<AllureLifecycle> lifecycle, RunFiles runFiles) {
        this.lifecycle = lifecycle;
        this.runFiles = runFiles;
    }

    @Override
    public void report(AuditResult result, Evidence evidence) {
        AllureLifecycle allure = lifecycle.get();
        if (allure.getCurrentTestCase().isEmpty()) {
            if (saidThatNobodyListens.compareAndSet(false, true)) {
                LOG.debug("No Allure test is running on this thread, so audits are left out of the Allure report.");
            }
            return;
        }
        runFiles.write(result.environment());
        allure.updateTestCase(test -> TestCaseDetails.add(test, result));
        new AuditAttachments(allure, result, evidence).add();
    }

    @Override
    public Optional<String> whereToRead() {
        String command = System.getProperty(COMMAND, "org.modelaudit.report.html.AllureHtml");
        return lifecycle
                .get()
                .getCurrentTestCase()
                .map(test -> "%s holds pictures and numbers, %s makes a page of them"
                        .formatted(runFiles.directory(), command));
    }
}
