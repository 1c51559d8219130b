package org.modelaudit.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Pictures that one task looks at: as many as are lost with an executor.
 *
 * @param samples their ids
 * @param contents bytes of their files, by id; empty where executors find them in a folder
 */
record Partition(ArrayList<String> samples, LinkedHashMap<String, byte[]> contents) implements Serializable {

    private static final int FEWEST = 8;
    private static final int MOST = 64;

    /** Tasks for each core, so that a slow one does not keep the others waiting at the end. */
    private static final int TASKS = 4;

    /**
     * All samples, in order.
     *
     * @param cores of the cluster
     */
    static List<Partition> of(List<String> samples, int cores) {
        int size = Math.min(MOST, Math.max(FEWEST, samples.size() / (TASKS * Math.max(1, cores))));
        List<Partition> partitions = new ArrayList<>();
        for (int from = 0; from < samples.size(); from += size) {
            partitions.add(new Partition(
                    new ArrayList<>(samples.subList(from, Math.min(samples.size(), from + size))),
                    new LinkedHashMap<>()));
        }
        return partitions;
    }
}
