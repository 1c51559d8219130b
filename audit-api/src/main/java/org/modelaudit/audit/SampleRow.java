package org.modelaudit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.Geometry;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.SampleFacts;
import org.modelaudit.result.SampleSummary;

/**
 * All that an audit finds out about one sample.
 *
 * @param geometry null where the picture cannot be read
 * @param outcomes one for each requirement, in their order
 */
record SampleRow(AuditSample sample, @Nullable Geometry geometry, SampleSummary summary, List<Outcome> outcomes) {

    SampleRow {
        outcomes = List.copyOf(outcomes);
    }

    /** The same row with what is known of the sample whatever model looks at it. */
    SampleRow with(SampleFacts facts) {
        return new SampleRow(sample, geometry, summary.with(facts), outcomes);
    }
}
