package org.modelaudit.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.modelaudit.result.AuditResult;

/**
 * One run of an audit class through the JUnit launcher, with every listener that the class path offers.
 *
 * @param summary what JUnit says
 * @param results what the audits found
 */
record AuditRun(TestExecutionSummary summary, List<AuditResult> results) {

    static AuditRun of(Class<?> audits) {
        return of(audits, Map.of());
    }

    /** The same with JUnit configuration parameters. */
    static AuditRun of(Class<?> audits, Map<String, String> parameters) {
        // What another test of this JVM ran and did not ask for.
        ResultKeeper.take(audits);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(audits))
                                .configurationParameters(parameters)
                                .build(),
                        listener);
        return new AuditRun(listener.getSummary(), ResultKeeper.take(audits));
    }
}
