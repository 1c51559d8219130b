package org.modelaudit.command;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.EngineDiscoveryResult;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.modelaudit.error.ConfigurationException;

/** What went wrong while audits were looked for. */
final class DiscoveryTroubles implements LauncherDiscoveryListener {

    private final List<Throwable> all = new ArrayList<>();

    List<Throwable> all() {
        return List.copyOf(all);
    }

    @Override
    public void engineDiscoveryFinished(UniqueId engine, EngineDiscoveryResult result) {
        result.getThrowable().ifPresent(all::add);
    }

    @Override
    public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
        if (issue.severity() == DiscoveryIssue.Severity.ERROR) {
            all.add(new ConfigurationException(
                    issue.message(), issue.cause().orElseGet(() -> new IllegalStateException(issue.message()))));
        }
    }
}
