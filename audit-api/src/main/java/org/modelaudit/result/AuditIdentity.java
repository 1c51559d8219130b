package org.modelaudit.result;

/**
 * What an audit is called and why it is made.
 *
 * @param id stays the same from run to run: class, method and, where it has several, the explainer; never prose
 * @param title for people
 * @param description what {@code as(…)} said; empty if nothing
 * @param reason what {@code because(…)} said; empty if nothing
 */
public record AuditIdentity(String id, String title, String description, String reason) {}
