package org.modelaudit.report.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.result.AuditReporter;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;

/**
 * Writes the record of a run, {@code model-audit.json}, when it ends.
 *
 * <p>Found by {@link java.util.ServiceLoader}; nobody needs to call it. A run in which no audit was tried leaves the file as it is, and
 * an audit of a model that a test opened by hand belongs to no run. Whatever goes wrong with the file is said at the end, once every verdict has
 * reached its test.
 */
public final class RecordReporter implements AuditReporter {

    private @Nullable RunInProgress run;
    private @Nullable RecordFolder folder;
    private @Nullable RecordViews views;
    private Optional<String> named = Optional.empty();
    private Optional<ConfigurationException> trouble = Optional.empty();

    @Override
    public synchronized void begin(Function<String, Optional<String>> parameters) {
        RecordSettings settings = RecordSettings.from(parameters);
        Optional<Path> file = settings.file();
        if (file.isPresent()) {
            run = new RunInProgress(settings);
            folder = new RecordFolder(file.get());
            views = new RecordViews(file.get(), parameters);
            named = settings.run();
        }
    }

    @Override
    public synchronized void report(AuditResult result, Evidence evidence) {
        if (run != null && folder != null) {
            RecordFolder target = folder;
            List<RecordedAttachment> attachments = new ArrayList<>();
            attachments.addAll(unlessUnwritten(() -> RecordAttachments.of(result, evidence, target)));
            attachments.addAll(unlessUnwritten(() -> RecordedSources.of(result, target)));
            run.add(RecordedAudits.of(result, attachments), RecordedAudits.cost(result));
        }
    }

    /** What a file would show is part of the record anyway, so that one which cannot be written costs only itself. */
    private List<RecordedAttachment> unlessUnwritten(Supplier<List<RecordedAttachment>> files) {
        try {
            return files.get();
        } catch (ConfigurationException unwritten) {
            trouble = trouble.or(() -> Optional.of(unwritten));
            return List.of();
        }
    }

    @Override
    public synchronized void notCarriedOut(String id, String message) {
        if (run != null) {
            run.add(new NotCarriedOut(id, message));
        }
    }

    /**
     * @throws ConfigurationException if the record, a file that it names, or a view of it could not be written
     */
    @Override
    public synchronized void end() {
        if (run != null && folder != null && views != null && !run.isEmpty()) {
            RunRecord whole = folder.write(run.record(), named.isPresent());
            views.show(whole);
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
    }
}
