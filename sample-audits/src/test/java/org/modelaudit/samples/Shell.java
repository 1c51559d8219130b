package org.modelaudit.samples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A new user's shell: a folder of its own with a copy of the checkout in {@code model-audit}, an empty local repository, and the
 * {@code mvn} that {@code first-hour.maven} names.
 *
 * @param folder everything lies below it
 */
record Shell(Path folder) {

    private static final String MARK = "@@ended@@";

    /** What a command said, and how it ended. */
    record Answer(String command, String said, int code) {

        boolean isSuccess() {
            return code == 0;
        }
    }

    static Shell inAFreshFolder() {
        try {
            Shell shell = new Shell(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "first-hour"));
            shell.takeCheckout();
            shell.writeMaven();
            return shell;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path repository() {
        return folder.resolve("repository");
    }

    /** What the page of the starter's report holds; Allure packs every file of it as Base64. */
    String page() throws IOException {
        String page = Files.readString(folder.resolve("my-audit/target/allure-report/index.html"));
        return Pattern.compile("d\\('data/test-cases/[^']*','([^']*)'\\)")
                .matcher(page)
                .results()
                .map(file -> new String(Base64.getDecoder().decode(file.group(1)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    /** What git knows or would know, so that no output of an older build comes along. */
    private void takeCheckout() throws IOException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(Checkout.top().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String name : names.split("\0", -1)) {
            if (Files.isRegularFile(Checkout.file(name))) {
                Path copy = folder.resolve("model-audit").resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(Checkout.file(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Maven 3.8 does not read {@code MAVEN_ARGS} by itself. */
    private void writeMaven() throws IOException {
        Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(
                maven,
                "#!/bin/sh\nexec sh '%s/bin/mvn' -B $MAVEN_ARGS \"$@\"\n"
                        .formatted(System.getProperty("first-hour.maven")));
        if (!maven.toFile().setExecutable(true)) {
            throw new IOException(maven + " cannot be made executable.");
        }
    }

    Path copy(Path from, String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    List<Answer> runAll(Path directory, List<String> commands) throws IOException {
        return runAll(directory, commands, Map.of());
    }

    /** One shell for all commands, so that {@code cd} lasts; a command that fails does not end it. */
    List<Answer> runAll(Path directory, List<String> commands, Map<String, String> more) throws IOException {
        StringBuilder script = new StringBuilder();
        commands.forEach(command ->
                script.append(command).append("\necho \"").append(MARK).append(" $?\"\n"));
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") && !name.equals("MAVEN_ARGS"));
        environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
        environment.putAll(more);
        return answers(commands, builder.start());
    }

    private static List<Answer> answers(List<String> commands, Process process) throws IOException {
        List<Answer> answers = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(MARK)) {
                    int code = Integer.parseInt(line.substring(MARK.length() + 1));
                    answers.add(new Answer(commands.get(answers.size()), said.toString(), code));
                    said.setLength(0);
                } else {
                    said.append(line).append('\n');
                    System.out.println(line);
                }
            }
        }
        return answers;
    }
}
