package org.modelaudit.opening;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The system properties by which a runtime may choose how a model computes, such as which program answers for scores. Every one of the
 * product's counts unless it is known to change no number: a new one is then computed for once too often rather than once too rarely.
 */
final class DecidingProperties {

    private static final String OURS = "modelaudit.";

    /** Change no number, or stand in keys by what comes of them. */
    private static final Set<String> DECIDE_NOTHING = Set.of(
            "baseline",
            "baselines",
            "batch",
            "benchmark",
            "cache",
            "device",
            "exif",
            "explainers",
            "kills",
            "ledger",
            "opening",
            "profile",
            "progress",
            "report",
            "seed",
            "shared",
            "suggest",
            "threads",
            "waivers");

    private DecidingProperties() {}

    /** Those that are set, by name. */
    static SortedMap<String, String> now() {
        SortedMap<String, String> deciding = new TreeMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(OURS) && !DECIDE_NOTHING.contains(group(name))) {
                deciding.put(name, System.getProperty(name, ""));
            }
        }
        return deciding;
    }

    /** The first word behind the product's. */
    private static String group(String name) {
        String rest = name.substring(OURS.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
