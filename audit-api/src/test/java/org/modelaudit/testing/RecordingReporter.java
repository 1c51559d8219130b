package org.modelaudit.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/** Remembers every result that was reported in this JVM. */
public final class RecordingReporter implements AuditReporter {

    private static final List<AuditResult> REPORTED = new CopyOnWriteArrayList<>();

    /** Results whose audit's id begins like that, in order. */
    public static List<AuditResult> reported(String idPrefix) {
        return REPORTED.stream()
                .filter(result -> result.identity().id().startsWith(idPrefix))
                .toList();
    }

    @Override
    public void report(AuditResult result, Evidence evidence) {
        REPORTED.add(result);
    }
}
