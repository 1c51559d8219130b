package org.modelaudit.report.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.VerdictSource;

/**
 * Copies of the files that verdicts rest on, a baseline or waivers, beside the record, so that it can be checked years later without the
 * checkout that it was made in, whatever became of the files there.
 */
final class RecordedSources {

    private static final String JSON = "application/json";
    private static final String END = ".json";

    private RecordedSources() {}

    /**
     * @throws org.modelaudit.error.ConfigurationException if one cannot be written
     */
    static List<RecordedAttachment> of(AuditResult result, RecordFolder folder) {
        return result.run().sources().stream()
                .map(source -> folder.attach(name(source), source.text().getBytes(StandardCharsets.UTF_8), JSON, END))
                .toList();
    }

    private static String name(VerdictSource source) {
        String path = source.path().toAbsolutePath().normalize().toString();
        return "%s: %s".formatted(source.kind(), Places.fromHere(path).replace('\\', '/'));
    }
}
