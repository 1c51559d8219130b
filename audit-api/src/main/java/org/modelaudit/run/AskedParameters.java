package org.modelaudit.run;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters that a run asked for and that were set, so that another process can run its tests with the same. For several threads. */
public final class AskedParameters {

    private final SortedMap<String, String> values = new TreeMap<>();

    private AskedParameters() {}

    /** Those of a run. */
    public static AskedParameters of(RunScope run) {
        return run.shared(AskedParameters.class, AskedParameters.class, key -> new AskedParameters());
    }

    /** Remembers a parameter, and gives it back. */
    public synchronized Optional<String> remembered(String name, Optional<String> value) {
        value.ifPresent(set -> values.put(name, set));
        return value;
    }

    /** By name. */
    public synchronized SortedMap<String, String> values() {
        return new TreeMap<>(values);
    }
}
