package org.modelaudit.report.html;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.history.RunName;

/**
 * The files of a results directory, each read once before the page is made: Allure's generator leaves out what it cannot
 * read and ends as if all were well, so a failed audit could vanish from its report.
 */
final class ResultFiles {

    private static final ObjectMapper AS_THE_GENERATOR_READS = JsonMapper.builder()
            .enable(MapperFeature.USE_WRAPPER_NAME_AS_PROPERTY_NAME)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ResultFiles() {}

    /**
     * What a results directory holds.
     *
     * @param name of the run that left it, see {@link RunName}
     * @param end of its last test
     */
    record Results(String name, Instant end) {}

    /**
     * Reads every result once.
     *
     * @throws ConfigurationException if there is no result of a test, or a file cannot be read
     */
    static Results verify(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException(
                    "There is no results directory '%s'; run the tests first, or give the one that allure.results.directory names."
                            .formatted(directory.toAbsolutePath()));
        }
        List<Path> tests = files(directory, "*-result.json");
        if (tests.isEmpty()) {
            throw new ConfigurationException(
                    "The results directory '%s' holds no result of any test; run the tests first, with allure-junit-platform on the class path."
                            .formatted(directory.toAbsolutePath()));
        }
        long end = 0;
        for (Path test : tests) {
            Long stop = verify(test, TestResult.class).getStop();
            end = Math.max(end, stop == null ? 0 : stop);
        }
        for (Path container : files(directory, "*-container.json")) {
            verify(container, TestResultContainer.class);
        }
        Instant last = Instant.ofEpochMilli(end);
        return new Results(
                RunName.of(
                        last,
                        tests.stream()
                                .map(Path::getFileName)
                                .map(String::valueOf)
                                .toList()),
                last);
    }

    private static List<Path> files(Path directory, String names) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, names)) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new ConfigurationException("The results directory '%s' cannot be read.".formatted(directory), e);
        }
        return files;
    }

    private static <T> T verify(Path file, Class<T> type) {
        try {
            T read = AS_THE_GENERATOR_READS.readValue(Files.readAllBytes(file), type);
            if (read == null) {
                throw new IOException("it holds nothing");
            }
            return read;
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ConfigurationException(
                    "The result '%s' cannot be read, so the report would be without its test (%s); run the tests again, or delete the file."
                            .formatted(file.toAbsolutePath(), reason),
                    e);
        }
    }
}
