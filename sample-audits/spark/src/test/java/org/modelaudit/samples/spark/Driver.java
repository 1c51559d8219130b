package org.modelaudit.samples.spark;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the audit in a JVM of its own, as Surefire would. */
final class Driver {

    private Driver() {}

    /**
     * @param arguments the name of the test class
     */
    public static void main(String[] arguments) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(arguments[0]))
                                .build(),
                        summary);
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace(System.out));
        System.out.printf(
                "tests %d, failed %d%n",
                summary.getSummary().getTestsStartedCount(),
                summary.getSummary().getTestsFailedCount());
        System.exit(summary.getSummary().getTestsFailedCount() == 0 ? 0 : 1);
    }
}
