package org.modelaudit.report.html;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;

/** Allure's results of audits that never ran, written by hand. */
record WrittenResults(Path folder) {

    private static final Gson GSON = new Gson();

    /** One grey pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    static WrittenResults in(Path folder) throws IOException {
        return new WrittenResults(Files.createDirectories(folder));
    }

    /**
     * A test with one audit; one that is not green has its worst picture.
     *
     * @param test its file's name
     */
    WrittenResults with(String test, RecordedAudit audit, long end) throws IOException {
        List<Map<String, String>> attachments = new ArrayList<>();
        Files.writeString(folder.resolve(test + "-audit.json"), RecordText.indented(audit));
        attachments.add(attachment("Result, of it", test + "-audit.json", "application/json"));
        boolean green = audit.status() == Status.PASS || audit.status() == Status.WAIVED;
        if (!green) {
            Files.write(folder.resolve(test + "-worst.png"), PNG);
            attachments.add(
                    attachment("Worst picture: 00.png, localization IoU 0.1", test + "-worst.png", "image/png"));
        }
        return write(test, audit.title(), green ? "passed" : "failed", "The audit failed: it", end, attachments);
    }

    /** A test without an audit. */
    WrittenResults with(String test, String name, String status, String message, long end) throws IOException {
        return write(test, name, status, message, end, List.of());
    }

    private WrittenResults write(
            String test, String name, String status, String message, long end, List<Map<String, String>> attachments)
            throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("uuid", test);
        result.put("historyId", test);
        result.put("name", name);
        result.put("status", status);
        result.put("stage", "finished");
        result.put("statusDetails", Map.of("message", message, "trace", message));
        result.put("attachments", attachments);
        result.put("start", end - 1000);
        result.put("stop", end);
        Files.writeString(folder.resolve(test + "-result.json"), GSON.toJson(result));
        return this;
    }

    private static Map<String, String> attachment(String name, String source, String type) {
        return Map.of("name", name, "source", source, "type", type);
    }

    /** The audit with another verdict and title. */
    static RecordedAudit named(RecordedAudit audit, String title, Status status) {
        String text = RecordText.indented(audit)
                .replace("\"title\": " + GSON.toJson(audit.title()), "\"title\": " + GSON.toJson(title))
                .replace("\"status\": \"PASS\"", "\"status\": \"" + status + "\"");
        return RecordText.audit(text).orElseThrow();
    }
}
