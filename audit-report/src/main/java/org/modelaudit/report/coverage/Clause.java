package org.modelaudit.report.coverage;

import java.util.List;

/**
 * A clause of a law or standard, in our words.
 *
 * @param framework such as {@code EU AI Act}
 * @param clause such as {@code Annex IV 2(g)}
 * @param asks what it asks for, shortened and in our words
 * @param evidence what a record can hold of that
 * @param beyond what it asks for that no record of audits holds; empty where there is nothing
 */
public record Clause(String framework, String clause, String asks, List<EvidenceKind> evidence, String beyond) {

    public Clause {
        evidence = List.copyOf(evidence);
    }
}
