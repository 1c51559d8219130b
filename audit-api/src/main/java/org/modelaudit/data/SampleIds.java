package org.modelaudit.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.error.DataException;

/** The names by which the samples of a set are told from one another. */
final class SampleIds {

    private SampleIds() {}

    /**
     * @param name of the set
     * @throws DataException if there is no sample, or two have one id
     */
    static void verify(String name, List<AuditSample> samples) {
        if (samples.isEmpty()) {
            throw new DataException("The set '%s' has no samples; an audit needs at least one.".formatted(name));
        }
        Set<String> ids = new HashSet<>();
        for (AuditSample sample : samples) {
            if (!ids.add(sample.id())) {
                throw new DataException(
                        "The set '%s' has two samples '%s'; give each its own id, or both one class index and name."
                                .formatted(name, sample.id()));
            }
        }
    }
}
