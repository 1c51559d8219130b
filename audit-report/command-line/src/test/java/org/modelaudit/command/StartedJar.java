package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar that the build makes, started as a user does. */
final class StartedJar {

    static final Path JAR = Path.of(System.getProperty("modelaudit.jar"));
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private StartedJar() {}

    /** Starts it in a folder, with options of Java. */
    static Ran start(Path folder, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(JAVA.toString(), "-Dmodelaudit.cache=" + folder.resolve("cache")));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(arguments);
        return run(folder, command);
    }

    /** Starts anything in a folder, which keeps what it printed. */
    static Ran run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("printed");
        Path err = folder.resolve("complained");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ran(
                Arrays.stream(ExitCode.values())
                        .filter(code -> code.number() == process.exitValue())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("it ended with " + process.exitValue())),
                Files.readString(out),
                Files.readString(err));
    }
}
