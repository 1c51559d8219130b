package org.modelaudit.report.allure;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.modelaudit.report.OnlyNested;

/** A run of test classes inside a test, with Allure listening and a results directory of its own. */
public record NestedRun(Path results) {

    private static final String DIRECTORY = "allure.results.directory";

    /** Runs the classes; their audits find their way as in any run, through what Allure is configured with. */
    public static NestedRun of(Path results, Map<String, String> configuration, Class<?>... classes) {
        AllureLifecycle outer = Allure.getLifecycle();
        String before = System.getProperty(DIRECTORY);
        System.setProperty(DIRECTORY, results.toString());
        Allure.setLifecycle(new AllureLifecycle());
        try {
            LauncherConfig config = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .addTestExecutionListeners(new AllureJunitPlatform(Allure.getLifecycle()))
                    .build();
            LauncherFactory.create(config)
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(Stream.of(classes)
                                    .map(DiscoverySelectors::selectClass)
                                    .toList())
                            .configurationParameter(OnlyNested.PARAMETER, "true")
                            .configurationParameters(configuration)
                            .build());
        } finally {
            Allure.setLifecycle(outer);
            if (before == null) {
                System.clearProperty(DIRECTORY);
            } else {
                System.setProperty(DIRECTORY, before);
            }
        }
        return new NestedRun(results);
    }

    /** What Allure wrote of each test. */
    List<JsonObject> tests() {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(NestedRun::read)
                    .map(text -> JsonParser.parseString(text).getAsJsonObject())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonObject test(String name) {
        return tests().stream()
                .filter(test -> test.get("name").getAsString().contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test '" + name + "' among " + tests()));
    }

    /** Attachments of the test and, before them, of its steps. */
    static List<JsonObject> attachments(JsonObject test) {
        List<JsonObject> found = new ArrayList<>();
        for (JsonElement step : array(test, "steps")) {
            found.addAll(attachments(step.getAsJsonObject()));
        }
        array(test, "attachments").forEach(attachment -> found.add(attachment.getAsJsonObject()));
        return found;
    }

    static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }

    /** Values of all labels of this name. */
    static List<String> labels(JsonObject test, String name) {
        return array(test, "labels").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(label -> label.get("name").getAsString().equals(name))
                .map(label -> label.get("value").getAsString())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
