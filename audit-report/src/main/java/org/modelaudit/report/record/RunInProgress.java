package org.modelaudit.report.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.modelaudit.content.Libraries;
import org.modelaudit.content.Machine;
import org.modelaudit.report.record.Circumstances.Cost;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.report.record.RunRecord.RecordedTool;

/** What is known of a run so far. For one thread at a time. */
final class RunInProgress {

    private static final Path HOST = Path.of("/etc/hostname");

    private final RecordSettings settings;
    private final Instant started = now();
    private final Map<String, RecordedAudit> audits = new LinkedHashMap<>();
    private final Map<String, NotCarriedOut> notCarriedOut = new LinkedHashMap<>();
    private final SortedMap<String, Cost> costs = new TreeMap<>();

    RunInProgress(RecordSettings settings) {
        this.settings = settings;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** An audit that was repeated counts as it was found last. */
    void add(RecordedAudit audit, Cost cost) {
        audits.put(audit.id(), audit);
        costs.put(audit.id(), cost);
        notCarriedOut.remove(audit.id());
    }

    void add(NotCarriedOut trouble) {
        notCarriedOut.put(trouble.id(), new NotCarriedOut(trouble.id(), Places.fromHere(trouble.message())));
    }

    /** Whether no audit was made, nor tried. */
    boolean isEmpty() {
        return audits.isEmpty() && notCarriedOut.isEmpty();
    }

    /** The record, as if the run ended now. */
    RunRecord record() {
        return new RunRecord(
                RunRecord.SCHEMA,
                new RecordedTool("ModelAudit", version()),
                environment(),
                settings.deciding(),
                List.copyOf(audits.values()),
                List.copyOf(notCarriedOut.values()),
                new Circumstances(
                        settings.run().orElseGet(() -> UUID.randomUUID().toString()),
                        started.toString(),
                        now().toString(),
                        host(),
                        Path.of("").toAbsolutePath().toString(),
                        costs));
    }

    private static SortedMap<String, String> environment() {
        SortedMap<String, String> environment = Machine.facts();
        environment.put("libraries", String.join(", ", Libraries.jars()));
        return environment;
    }

    /** Of the jar; classes of a checkout have none. */
    private static String version() {
        String version = RunInProgress.class.getPackage().getImplementationVersion();
        return version == null ? "built from sources" : version;
    }

    /** Asking a name server for it may take long. */
    private static String host() {
        try {
            return Files.readString(HOST).strip();
        } catch (IOException e) {
            return Stream.of("HOSTNAME", "COMPUTERNAME")
                    .map(System::getenv)
                    .filter(name -> name != null && !name.isBlank())
                    .findFirst()
                    .orElse("");
        }
    }
}
