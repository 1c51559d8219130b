package org.modelaudit.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.modelaudit.data.AuditSample;

/**
 * The part of an audit that others may compute.
 *
 * @param test JUnit's unique id of the test that declares it
 * @param audit its id
 * @param title for people
 * @param samples pictures of which something is not known yet; at least one
 * @param parameters of JUnit with which the test runs here, as far as it asked for some
 * @param models files that the test has opened
 * @param receiver of what is computed
 */
public record DistributedAudit(
        String test,
        String audit,
        String title,
        List<AuditSample> samples,
        SortedMap<String, String> parameters,
        List<Path> models,
        Receiver receiver) {

    public DistributedAudit {
        samples = List.copyOf(samples);
        models = List.copyOf(models);
    }

    /** Ids of the pictures. */
    public List<String> ids() {
        return samples.stream().map(AuditSample::id).toList();
    }
}
