package org.modelaudit.samples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** From the start of a JVM to the verdicts of the honest model: what a small audit costs before anything is slow about it. */
public final class SmallestAudit {

    private SmallestAudit() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Class.forName("org.modelaudit.samples.HonestModelAudit")))
                                .build(),
                        listener);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        "%d of %d audits passed%n",
                        listener.getSummary().getTestsSucceededCount(),
                        listener.getSummary().getTestsFoundCount());
    }
}
