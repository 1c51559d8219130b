package org.modelaudit.report.record;

import java.util.List;
import java.util.SortedMap;

/**
 * What differs from run to run though nothing that was found does.
 *
 * @param run what the run is called, {@code modelaudit.run}; a random name where nobody named it
 * @param started when its first audit began, ISO 8601 in UTC
 * @param ended when its last audit ended, likewise
 * @param host name of the machine; empty where it has none
 * @param directory the working directory
 * @param costs of each audit, by its id
 */
public record Circumstances(
        String run, String started, String ended, String host, String directory, SortedMap<String, Cost> costs) {

    /**
     * What one audit cost.
     *
     * @param seconds by the clock on the wall
     * @param forward passes through the whole model, in pictures, that this run made; likewise the next three
     * @param features passes through the first half
     * @param head passes through the second half
     * @param backward backward passes
     * @param asked outcomes that the audit speaks of
     * @param found of them that came from the ledger
     * @param ledger what the ledger could not do and why; often nothing
     * @param scoring by which program scores were computed
     * @param batch pictures that were in flight
     */
    public record Cost(
            double seconds,
            long forward,
            long features,
            long head,
            long backward,
            int asked,
            int found,
            List<String> ledger,
            String scoring,
            int batch) {}
}
