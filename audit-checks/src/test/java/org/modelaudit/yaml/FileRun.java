package org.modelaudit.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.modelaudit.yaml.text.Place;

/** Runs of the engine on files that a test writes. */
final class FileRun {

    private FileRun() {}

    static Path written(Path folder, String name, String text) throws IOException {
        return written(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path written(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return file;
    }

    static EngineExecutionResults of(Path file) {
        return builder()
                .selectors(DiscoverySelectors.selectFile(file.toString()))
                .execute();
    }

    static EngineTestKit.Builder builder() {
        return EngineTestKit.engine(ModelAuditEngine.ID)
                .configurationParameter("modelaudit.record", "none")
                .configurationParameter("modelaudit.ledger", "none")
                .configurationParameter("modelaudit.progress", "none");
    }

    /** Why tests failed, with {@code FILE} for the file's name. */
    static List<String> failures(EngineExecutionResults results, Path file) {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .map(message -> message.replace(Place.name(file), "FILE"))
                .toList();
    }

    static List<String> names(EngineExecutionResults results) {
        return results.testEvents().started().stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
    }
}
