package org.modelaudit.report.html.front;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.Attachment;
import io.qameta.allure.entity.StageResult;
import io.qameta.allure.entity.Status;
import io.qameta.allure.entity.TestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.modelaudit.report.allure.AttachmentNames;
import org.modelaudit.report.history.KeptRun.Measured;
import org.modelaudit.report.html.front.AuditEntry.Picture;
import org.modelaudit.report.html.front.AuditEntry.Required;
import org.modelaudit.report.record.RecordText;

/** Takes the audits out of the results while the generator makes its page. */
public final class AuditEntries implements Aggregator2 {

    private static final String JSON = "application/json";
    private static final String PACKED = "application/gzip";
    private static final int LARGEST = 512 << 20;
    private static final String IMAGES = "image/";
    private static final String FOLDER = "data/attachments/";

    private final List<AuditEntry> audits = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private int others;

    /**
     * A test whose audits could not be carried out, or that failed for another reason than a verdict.
     *
     * @param name of the test
     * @param message why
     * @param test id in the page
     */
    record Trouble(String name, String message, String test) {}

    /** The audits, those that fail first, then by title. */
    List<AuditEntry> audits() {
        return audits.stream()
                .sorted(Comparator.comparingInt(
                                (AuditEntry entry) -> -entry.status().severity())
                        .thenComparing(AuditEntry::title)
                        .thenComparing(AuditEntry::model)
                        .thenComparing(AuditEntry::explainer))
                .toList();
    }

    /** Tests without a verdict. */
    List<Trouble> troubles() {
        return troubles.stream().sorted(Comparator.comparing(Trouble::name)).toList();
    }

    /** How many tests passed or were skipped without an audit. */
    int others() {
        return others;
    }

    /** The numbers of this run, for the trends of later ones. */
    public SortedMap<String, Measured> measured() {
        SortedMap<String, Measured> measured = new TreeMap<>();
        for (AuditEntry audit : audits) {
            audit.required().forEach(required -> measured.putIfAbsent(required.trend(), measured(required)));
        }
        return measured;
    }

    static Measured measured(Required required) {
        var interval = required.interval();
        return new Measured(
                required.status(),
                required.estimate(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                required.n());
    }

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        for (LaunchResults launch : launches) {
            Map<String, Path> files = new HashMap<>();
            launch.getAttachments().forEach((path, attachment) -> files.put(attachment.getUid(), path));
            launch.getResults().forEach(result -> add(result, files));
        }
    }

    private void add(TestResult test, Map<String, Path> files) {
        StageResult stage = test.getTestStage();
        List<Attachment> attachments = stage == null ? List.of() : stage.getAttachments();
        int before = audits.size();
        for (int i = 0; i < attachments.size(); i++) {
            Optional<Picture> worst = i + 1 < attachments.size() ? picture(attachments.get(i + 1)) : Optional.empty();
            entry(attachments.get(i), test.getUid(), files, worst).ifPresent(audits::add);
        }
        boolean bad = test.getStatus() == Status.BROKEN || test.getStatus() == Status.FAILED;
        boolean judged =
                audits.stream().skip(before).anyMatch(entry -> entry.status().fails());
        if (bad && !judged) {
            String said = test.getStatusMessage();
            troubles.add(new Trouble(String.valueOf(test.getName()), said == null ? "" : said, test.getUid()));
        } else if (audits.size() == before) {
            others++;
        }
    }

    private static Optional<AuditEntry> entry(
            Attachment attachment, String test, Map<String, Path> files, Optional<Picture> worst) {
        Path file = files.get(attachment.getUid());
        boolean packed = PACKED.equals(attachment.getType());
        if (file == null
                || !(packed || JSON.equals(attachment.getType()))
                || !String.valueOf(attachment.getName()).startsWith(AttachmentNames.RESULT)) {
            return Optional.empty();
        }
        try (InputStream in = packed ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            String entry = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            return RecordText.audit(entry).map(audit -> AuditEntry.of(audit, test, worst));
        } catch (IOException notOurs) {
            // Of another version, or a test's own file of such a name: the test stands in the page all the same.
            return Optional.empty();
        }
    }

    private static Optional<Picture> picture(Attachment attachment) {
        String name = String.valueOf(attachment.getName());
        String type = String.valueOf(attachment.getType());
        return name.startsWith(AttachmentNames.WORST) && type.startsWith(IMAGES)
                ? Optional.of(new Picture(FOLDER + attachment.getSource(), type, name))
                : Optional.empty();
    }
}
