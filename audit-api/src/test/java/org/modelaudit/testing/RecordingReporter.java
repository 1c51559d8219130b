package org.modelaudit.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/** Remembers every result that was reported in this JVM, and all that it hears of a run that names a {@code folder}. */
public final class RecordingReporter implements AuditReporter {

    private static final List<AuditResult> REPORTED = new CopyOnWriteArrayList<>();

    /** Results whose audit's id begins like that, in order. */
    public static List<AuditResult> reported(String idPrefix) {
        return REPORTED.stream()
                .filter(result -> result.identity().id().startsWith(idPrefix))
                .toList();
    }

    private static final Map<String, List<String>> SAID = new ConcurrentHashMap<>();

    private List<String> heard = new ArrayList<>();
    private boolean failing;

    /** What was said of runs with that folder, in order. */
    public static List<String> said(Path folder) {
        return SAID.getOrDefault(folder.toString(), List.of());
    }

    @Override
    public void begin(Function<String, Optional<String>> parameters) {
        heard = SAID.computeIfAbsent(parameters.apply("folder").orElse(""), any -> new CopyOnWriteArrayList<>());
        failing = parameters.apply("reporter.fails").isPresent();
        heard.add("begin");
    }

    @Override
    public void notCarriedOut(String id, String message) {
        heard.add(id + ": " + message);
    }

    @Override
    public void end() {
        heard.add("end");
        if (failing) {
            throw new ConfigurationException("There is no room.");
        }
    }

    @Override
    public void report(AuditResult result, Evidence evidence) {
        REPORTED.add(result);
        heard.add(result.identity().id());
    }
}
