package org.modelaudit.report.record;

import java.time.Instant;

/** Records that are like others but for a little. */
final class Alike {

    private Alike() {}

    /** The same run, ended now. */
    static RunRecord now(RunRecord run) {
        Circumstances before = run.circumstances();
        return new RunRecord(
                run.schema(),
                run.tool(),
                run.environment(),
                run.settings(),
                run.audits(),
                run.notCarriedOut(),
                new Circumstances(
                        before.run(),
                        before.started(),
                        Instant.now().toString(),
                        before.host(),
                        before.directory(),
                        before.costs()));
    }

    /** The same audit with another id. */
    static RecordedAudit named(String id, RecordedAudit audit) {
        return new RecordedAudit(
                id,
                audit.title(),
                audit.description(),
                audit.rationale(),
                audit.requirements(),
                audit.status(),
                audit.model(),
                audit.data(),
                audit.explainer(),
                audit.environment(),
                audit.verdicts(),
                audit.remarks(),
                audit.attachments());
    }
}
