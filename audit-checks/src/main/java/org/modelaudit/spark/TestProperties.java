package org.modelaudit.spark;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.threads.ThreadCount;
import scala.Option;

/** System properties that were set for tests, by whoever started the driver, and not for a JVM. */
final class TestProperties {

    private static final List<String> OF_THE_JVM = List.of(
            "awt.",
            "file.",
            "java.",
            "javax.",
            "jdk.",
            "line.",
            "native.",
            "os.",
            "path.",
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

    private TestProperties() {}

    static SortedMap<String, String> ofThisProcess() {
        SortedMap<String, String> properties = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> OF_THE_JVM.stream().noneMatch(name::startsWith))
                .forEach(name -> properties.put(name, System.getProperty(name, "")));
        // The driver has opened the files: another process need not find out whether they can be opened.
        properties.put("modelaudit.opening", "direct");
        return properties;
    }

    /**
     * Sets those that are not set here.
     *
     * @param cores that this process shall use; empty where it may use all
     */
    static void apply(SortedMap<String, String> properties, Option<String> cores) {
        TreeMap<String, String> all = new TreeMap<>(properties);
        if (cores.isDefined()) {
            all.putIfAbsent(ThreadCount.PROPERTY, cores.get());
        }
        all.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
