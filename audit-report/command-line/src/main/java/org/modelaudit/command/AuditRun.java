package org.modelaudit.command;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Audits that are files, run by JUnit's launcher: with every listener that the class path offers, and planned with none, for one that
 * reports would write into the user's folder.
 */
final class AuditRun {

    /** The engine that reads such files. */
    static final String ENGINE = "modelaudit";

    private static final LauncherConfig WITHOUT_REPORTS = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    private final List<Path> places;
    private final String engine;

    private AuditRun(List<Path> places, String engine) {
        this.places = places;
        this.engine = engine;
    }

    /** The audits of some files, and of those below some folders. */
    static AuditRun of(List<Path> places) {
        return new AuditRun(places, ENGINE);
    }

    /** Those that another engine reads. */
    AuditRun by(String otherEngine) {
        return new AuditRun(places, otherEngine);
    }

    /** Prints which audits there are, and has each say what it would do; whatever is wrong with one is told. */
    ExitCode plan() {
        DiscoveryTroubles troubles = new DiscoveryTroubles();
        Launcher launcher = LauncherFactory.create(WITHOUT_REPORTS);
        TestPlan plan = launcher.discover(request(troubles));
        PlannedAudits planned = new PlannedAudits(list(plan));
        launcher.execute(plan, planned);
        troubles.all().forEach(planned::trouble);
        return planned.end();
    }

    /** Prints which audits there are. */
    @SuppressWarnings("SystemOut")
    static int list(TestPlan plan) {
        int audits = 0;
        for (TestIdentifier root : plan.getRoots()) {
            audits += list(plan, root, 0);
        }
        System.out.printf("%d audit%s%n", audits, audits == 1 ? "" : "s");
        return audits;
    }

    @SuppressWarnings("SystemOut")
    private static int list(TestPlan plan, TestIdentifier test, int depth) {
        if (isMistake(test)) {
            return 0;
        }
        int audits = test.isTest() ? 1 : 0;
        if (depth > 0) {
            System.out.println("  ".repeat(depth - 1) + AuditOutcomes.oneLine(test.getDisplayName()));
        }
        for (TestIdentifier child : plan.getChildren(test)) {
            audits += list(plan, child, depth + 1);
        }
        return audits;
    }

    /** Whether the engine has no audit here but a mistake, which it tells when it is run. */
    private static boolean isMistake(TestIdentifier test) {
        return test.getUniqueIdObject().getLastSegment().getType().equals("mistake");
    }

    /**
     * Runs them; each says what it found, and what fails says why. Folders without a file of audits are told like a mistake in a plan,
     * which leaves nothing behind.
     *
     * @param ready makes what they write to; asked where there is something to run
     */
    ExitCode execute(Runnable ready) {
        DiscoveryTroubles troubles = new DiscoveryTroubles();
        AuditOutcomes outcomes = new AuditOutcomes();
        Launcher launcher = LauncherFactory.create();
        TestPlan plan = launcher.discover(request(troubles));
        if (plan.countTestIdentifiers(AuditRun::isAudit) > 0) {
            ready.run();
            launcher.execute(plan, outcomes);
        } else {
            System.setProperty("modelaudit.dry-run", "true");
            LauncherFactory.create(WITHOUT_REPORTS).execute(request(troubles), outcomes);
        }
        return outcomes.end();
    }

    /** Whether it stands in a file; what the engine tells of a folder does not. */
    static boolean isAudit(TestIdentifier test) {
        return test.isTest()
                && test.getSource().filter(DirectorySource.class::isInstance).isEmpty();
    }

    private LauncherDiscoveryRequest request(DiscoveryTroubles troubles) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(places.stream().map(AuditRun::selector).toList())
                .filters(EngineFilter.includeEngines(engine))
                .listeners(troubles)
                .build();
    }

    private static DiscoverySelector selector(Path place) {
        return Files.isDirectory(place) ? selectDirectory(place.toFile()) : selectFile(place.toFile());
    }
}
