package org.modelaudit.report.allure;

import io.qameta.allure.util.PropertiesUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modelaudit.error.ConfigurationException;

/**
 * The two files in the results directory that speak of the whole run: {@code environment.properties} and {@code
 * categories.json}. Tests that run beside each other, in one JVM or in several, never see one half written.
 */
final class RunFiles {

    /** Belongs to one model of perhaps several, so it stands at each audit and not here. */
    private static final String INPUT = "input";

    private final Path directory;

    RunFiles(Path directory) {
        this.directory = directory;
    }

    static RunFiles inConfiguredDirectory() {
        Properties allure = PropertiesUtils.loadAllureProperties();
        return new RunFiles(Path.of(allure.getProperty("allure.results.directory", "allure-results")));
    }

    /** Where the results are, from the root. */
    Path directory() {
        return directory.toAbsolutePath().normalize();
    }

    /**
     * Writes what is missing. Categories of the user's own stay as they are; of his environment the other keys do.
     *
     * @param environment of one audit
     */
    synchronized void write(Map<String, String> environment) {
        try {
            Files.createDirectories(directory);
            writeEnvironment(environment);
            Path categories = directory.resolve("categories.json");
            if (Files.notExists(categories)) {
                replace(categories, categories());
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Allure's results directory '%s' cannot be written; set allure.results.directory to one that can."
                            .formatted(directory),
                    e);
        }
    }

    private void writeEnvironment(Map<String, String> environment) throws IOException {
        Path file = directory.resolve("environment.properties");
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                known.load(in);
            }
        }
        Properties wanted = new Properties();
        wanted.putAll(known);
        environment.forEach(wanted::setProperty);
        wanted.remove(INPUT);
        if (!wanted.equals(known)) {
            replace(file, lines(wanted).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** In alphabetical order and without the date that {@link Properties#store} puts on top. */
    private static String lines(Properties properties) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        properties.store(bytes, null);
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] categories() throws IOException {
        try (InputStream in = RunFiles.class.getResourceAsStream("categories.json")) {
            if (in == null) {
                throw new UncheckedIOException(
                        new IOException("categories.json is missing in the jar of audit-report"));
            }
            return in.readAllBytes();
        }
    }

    /** Not as a temporary file of the JDK, which nobody but its owner may read. */
    private void replace(Path file, byte[] content) throws IOException {
        Path draft = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + ".draft");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
