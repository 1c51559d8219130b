package org.modelaudit.result;

import java.util.List;

/**
 * What an audit is called and why it is made.
 *
 * @param id stays the same from run to run: class, method and, where it has several, the explainer; never prose
 * @param title for people
 * @param description what {@code as(…)} said; empty if nothing
 * @param reason what {@code because(…)} said; empty if nothing
 * @param requirements ids of the requirements that it is evidence for, sorted; often none
 */
public record AuditIdentity(String id, String title, String description, String reason, List<String> requirements) {

    public AuditIdentity {
        requirements = List.copyOf(requirements);
    }

    /** Of an audit that is evidence for no requirement that has an id. */
    public AuditIdentity(String id, String title, String description, String reason) {
        this(id, title, description, reason, List.of());
    }
}
