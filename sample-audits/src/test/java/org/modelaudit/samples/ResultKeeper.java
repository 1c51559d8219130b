package org.modelaudit.samples;

import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/** A reporter of our own: keeps what every audit of this JVM found, passed or not. */
public final class ResultKeeper implements AuditReporter {

    private static final Queue<AuditResult> KEPT = new ConcurrentLinkedQueue<>();

    @Override
    public void report(AuditResult result, Evidence evidence) {
        KEPT.add(result);
    }

    /** The results of one class since the last call, in the order of their ids. */
    static List<AuditResult> take(Class<?> audits) {
        List<AuditResult> taken = KEPT.stream()
                .filter(result -> result.identity().id().startsWith(audits.getName() + "."))
                .sorted(Comparator.comparing(result -> result.identity().id()))
                .toList();
        KEPT.removeAll(taken);
        return taken;
    }
}
