package org.modelaudit.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.modelaudit.threads.ThreadCount;
import scala.Option;

/**
 * System properties that were set for tests, by whoever started the driver, and not for a JVM. What a name says to be secret stays where it
 * is: it would travel over the cluster's network, encrypted only where Spark was told so.
 */
final class TestProperties {

    private static final List<String> OF_THE_JVM = List.of(
            "awt.",
            "ftp.",
            "file.",
            "http.",
            "https.",
            "java.",
            "javax.",
            "jdk.",
            "line.",
            "native.",
            "os.",
            "path.",
            "socksProxy",
            "sun.",
            "user.",
            "stdout.",
            "stderr.",
            "spark.",
            "surefire.",
            "jacoco",
            "idea.",
            "basedir",
            "localRepository",
            "io.netty.",
            "log4j",
            "SPARK_");

    private static final Pattern SECRET =
            Pattern.compile("(?i)pass(word|phrase)?|secret|token|credential|access.?key|private");

    /** What was set here for the tests of a driver, by name. */
    private final Map<String, String> set = new HashMap<>();

    static SortedMap<String, String> ofThisProcess() {
        SortedMap<String, String> properties = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> OF_THE_JVM.stream().noneMatch(name::startsWith))
                .filter(name -> !SECRET.matcher(name).find())
                .forEach(name -> properties.put(name, System.getProperty(name, "")));
        // The driver has opened the files: another process need not find out whether they can be opened.
        properties.put("modelaudit.opening", "direct");
        return properties;
    }

    /**
     * Sets those that are not set here, in place of those that were set for tests before.
     *
     * @param cores that this process shall use; empty where it may use all
     */
    synchronized void apply(SortedMap<String, String> properties, Option<String> cores) {
        TreeMap<String, String> all = new TreeMap<>(properties);
        if (cores.isDefined()) {
            all.putIfAbsent(ThreadCount.PROPERTY, cores.get());
        }
        set.forEach((name, value) -> {
            if (value.equals(System.getProperty(name))) {
                System.clearProperty(name);
            }
        });
        set.clear();
        all.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
                set.put(name, value);
            }
        });
    }
}
