package org.modelaudit.spark;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one test by JUnit's platform, and tells nobody of it: no report and no record is of an executor. */
final class TestLaunch {

    private TestLaunch() {}

    /**
     * Runs a test to its end.
     *
     * @param test its unique id
     * @return why it failed, if it did, a sentence
     */
    static Optional<String> of(String test, Map<String, String> parameters) {
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId(test))
                .configurationParameters(parameters)
                .build();
        First first = new First();
        launcher.execute(request, first);
        return first.tests.get() == 0
                ? Optional.of("there is no test '%s' there; let it have the same test classes".formatted(test))
                : Optional.ofNullable(first.failure.get());
    }

    /** Remembers the first failure. */
    private static final class First implements TestExecutionListener {

        private final AtomicReference<String> failure = new AtomicReference<>();
        private final AtomicInteger tests = new AtomicInteger();

        @Override
        public void executionStarted(TestIdentifier identifier) {
            if (identifier.isTest()) {
                tests.incrementAndGet();
            }
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            result.getThrowable()
                    .ifPresent(
                            trouble -> failure.compareAndSet(null, "the test fails there: " + Trouble.words(trouble)));
        }
    }
}
