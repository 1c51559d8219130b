package org.modelaudit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.result.SourceLocation;

/**
 * The test that declares audits.
 *
 * @param id stays the same from run to run
 * @param title for people
 * @param requirements ids of those that the test is evidence for
 * @param deferring whether audits wait for {@link AuditSession#finish()}, so that all metrics share one pass over the pictures
 * @param place at which its audits are declared; null where each chain's own call is
 */
public record AuditedTest(
        String id,
        String title,
        List<String> requirements,
        boolean deferring,
        @Nullable SourceLocation place) {

    public AuditedTest {
        requirements = List.copyOf(requirements);
    }
}
