package org.modelaudit.opening;

import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the child is started: the same Java, classes and settings; no agents, no more heap, and no traces of its death. */
final class ChildCommand {

    private static final Pattern PASSED_ON = Pattern.compile(
            "modelaudit\\..*|ai\\.djl\\..*|PYTORCH_.*|java\\.library\\.path|user\\.home|file\\.encoding");

    /** What Java takes options from beside the command line, such as agents that write to where they are not expected. */
    private static final Set<String> NOT_PASSED_ON = Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    /** Exit status of a JVM that was told to end where its heap is exhausted. */
    static final int HEAP_EXHAUSTED = 3;

    private ChildCommand() {}

    /**
     * @param folder that the child writes its answers to
     */
    static ProcessBuilder of(Path folder) throws IOException {
        // A class path may be longer than a command line.
        Path options = Files.write(folder.resolve("options"), options(folder));
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                OpeningServer.class.getName(),
                folder.toString());
        command.environment().keySet().removeAll(NOT_PASSED_ON);
        return command;
    }

    private static List<String> options(Path folder) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + Math.max(16, Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("death.log"),
                // It lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                // What it leaves behind, its death included, goes with the folder.
                "-Djava.io.tmpdir=" + folder,
                // Which DJL looks for in a temporary folder where the home cannot be written.
                "-DDJL_CACHE_DIR=" + Utils.getCacheDir(),
                "-DENGINE_CACHE_DIR=" + Utils.getEngineCacheDir()));
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (PASSED_ON.matcher(name).matches()) {
                options.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        options.add("-classpath");
        options.add(classPath());
        return options.stream().map(ChildCommand::quoted).toList();
    }

    /** Modules as well, which need not be modules in the child. */
    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .flatMap(path -> Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1)))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(String option) {
        return '"'
                + option.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
