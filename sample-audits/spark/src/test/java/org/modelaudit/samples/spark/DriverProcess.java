package org.modelaudit.samples.spark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A driver in a JVM of its own: with the options that Spark needs on Java 17, and a folder that stands for an installed Spark. A {@code
 * local-cluster} starts its executors by Spark's own scripts' code, which asks for that folder and for the version of Scala, although
 * everything else comes with the class path.
 */
final class DriverProcess {

    /** What Spark opens of the JDK; see docs/spark.md. */
    static final List<String> OPENS = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.security.action",
                    "sun.util.calendar")
            .map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted)
            .toList();

    private final Path folder;
    private final List<String> options;
    private Class<?> audit = ShapesOnSpark.class;
    private final Map<String, String> properties = new LinkedHashMap<>();

    /**
     * @param folder for everything that it writes
     * @param data the pictures
     */
    DriverProcess(Path folder, Path data) {
        this(folder, data, List.of("-XX:TieredStopAtLevel=1"));
    }

    /**
     * @param options of its JVM
     */
    DriverProcess(Path folder, Path data, List<String> options) {
        this.folder = folder;
        this.options = List.copyOf(options);
        Path samples = Path.of(System.getProperty("samples.folder", "../src/test/resources/samples"))
                .toAbsolutePath()
                .normalize();
        with("shapes.model", samples.resolve("honest.pt").toString());
        with("shapes.labels", samples.resolve("labels.txt").toString());
        with("shapes.data", data.toString());
        with("java.awt.headless", "true");
        with("modelaudit.opening", "direct");
        with("modelaudit.ledger", "none");
        with("modelaudit.record", folder.resolve("record/model-audit.json").toString());
        with("allure.results.directory", folder.resolve("allure-results").toString());
        with("spark.ui.enabled", "false");
    }

    DriverProcess auditing(Class<?> other) {
        audit = other;
        return this;
    }

    DriverProcess with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    Process start() throws IOException {
        Path home = folder.resolve("spark");
        Files.createDirectories(home.resolve("jars"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(options);
        command.addAll(OPENS);
        properties.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Driver.class.getName(), audit.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", home.toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
        builder.environment().remove("OMP_NUM_THREADS");
        return builder.start();
    }

    /** Runs it to its end; everything that it said. */
    List<String> run() throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = start().inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        }
        return lines;
    }

    /** The record that it left, without what differs from run to run. */
    JsonObject lastingRecord() throws IOException {
        JsonObject record = JsonParser.parseString(Files.readString(folder.resolve("record/model-audit.json")))
                .getAsJsonObject();
        record.remove("volatile");
        return record;
    }
}
