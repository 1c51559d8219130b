package org.modelaudit.content;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings that may change a number. Every system property of the product's counts unless it is known to change none: a new one is then
 * computed for once too often rather than once too rarely.
 */
public final class DecidingSettings {

    private static final String OURS = "modelaudit.";

    /** Say what is looked at and what it is held against, also as JUnit configuration parameters; in keys stands what comes of them. */
    private static final List<String> CHOOSE = List.of(
            "modelaudit.baseline",
            "modelaudit.baselines",
            "modelaudit.device",
            "modelaudit.exif",
            "modelaudit.explainers",
            "modelaudit.profile",
            "modelaudit.profile.samples",
            "modelaudit.seed",
            "modelaudit.waivers");

    private static final Set<String> CHANGE_NOTHING = Set.of(
            "batch",
            "benchmark",
            "cache",
            "dry-run",
            "executor",
            "history",
            "kills",
            "ledger",
            "opening",
            "pictures",
            "progress",
            "record",
            "report",
            "run",
            "shared",
            "suggest",
            "threads");

    private DecidingSettings() {}

    /** System properties that are set and may change what a model computes, by name. */
    public static SortedMap<String, String> now() {
        SortedMap<String, String> deciding = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(OURS) && !CHOOSE.contains(name) && !CHANGE_NOTHING.contains(group(name))) {
                deciding.put(name, System.getProperty(name, ""));
            }
        }
        return deciding;
    }

    /**
     * All that are set and may change what is found, by name.
     *
     * @param parameters gives a parameter's value by its name, empty where it is not set
     */
    public static SortedMap<String, String> ofRun(Function<String, Optional<String>> parameters) {
        SortedMap<String, String> deciding = now();
        CHOOSE.forEach(name -> parameters.apply(name).ifPresent(value -> deciding.put(name, value)));
        return deciding;
    }

    /** The first word behind the product's. */
    private static String group(String name) {
        String rest = name.substring(OURS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
