package org.modelaudit.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit is called, why it is made, and where it is declared.
 *
 * @param id stays the same from run to run: class, method and, where it has several, the explainer; never prose
 * @param title for people
 * @param description what {@code as(…)} said; empty if nothing
 * @param reason what {@code because(…)} said; empty if nothing
 * @param requirements ids of the requirements that it is evidence for, sorted; often none
 * @param location of its chain; null where its source is not there
 */
public record AuditIdentity(
        String id,
        String title,
        String description,
        String reason,
        List<String> requirements,
        @Nullable SourceLocation location) {

    public AuditIdentity {
        requirements = List.copyOf(requirements);
    }

    /** Of an audit of which nobody knows where it is declared. */
    public AuditIdentity(String id, String title, String description, String reason, List<String> requirements) {
        this(id, title, description, reason, requirements, null);
    }

    /** Of an audit that is evidence for no requirement that has an id either. */
    public AuditIdentity(String id, String title, String description, String reason) {
        this(id, title, description, reason, List.of(), null);
    }
}
