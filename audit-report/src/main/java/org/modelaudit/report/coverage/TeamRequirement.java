package org.modelaudit.report.coverage;

/**
 * A requirement of a team's own.
 *
 * @param id as {@code @Requirement} names it
 * @param text what is required
 * @param clause of a standard or contract that it comes from; empty where it comes from none
 */
public record TeamRequirement(String id, String text, String clause) {}
