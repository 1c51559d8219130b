package org.modelaudit.report.attestation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.Statement.Subject;
import org.modelaudit.report.record.CanonicalJson;
import org.modelaudit.text.StrictJson;

/**
 * A record with what lies beside it.
 *
 * @param file the record
 */
record SignedRecord(Path file) {

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final String RECORD_END = ".json";

    /** End of an envelope's name; it holds one line. */
    static final String ENVELOPE_END = ".intoto.jsonl";

    Path folder() {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** Where its envelope lies: {@code model-audit.intoto.jsonl} for {@code model-audit.json}. */
    Path envelope() {
        String name = name();
        String stem = name.endsWith(RECORD_END) ? name.substring(0, name.length() - RECORD_END.length()) : name;
        return folder().resolve(stem + ENVELOPE_END);
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The record '%s' cannot be read; give a model-audit.json that a run of audits wrote."
                            .formatted(file),
                    e);
        }
    }

    /**
     * @throws ConfigurationException if it is no JSON object
     */
    static JsonObject tree(Path file, byte[] bytes) {
        try {
            JsonElement tree = StrictJson.tree(new String(bytes, StandardCharsets.UTF_8));
            if (tree.isJsonObject()) {
                return tree.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            throw new ConfigurationException("'%s' is no JSON document any more.".formatted(file), e);
        }
        throw new ConfigurationException("'%s' is no JSON document of a record.".formatted(file));
    }

    /** Files that a record names as its attachments, each once, with the digests that it gives them. */
    static List<Subject> named(JsonObject record) {
        List<Subject> named = new ArrayList<>();
        for (JsonObject each : attachments(record)) {
            Subject subject = Subject.of(text(each, "file"), text(each, "sha256"));
            if (!named.contains(subject)) {
                named.add(subject);
            }
        }
        return named;
    }

    /** What a record calls a file beside it that is no picture, such as a baseline, by the file's name. */
    static Map<String, String> words(JsonObject record) {
        Map<String, String> words = new HashMap<>();
        for (JsonObject each : attachments(record)) {
            if (!text(each, "mediaType").startsWith("image/")) {
                words.put(text(each, "file"), text(each, "name"));
            }
        }
        return words;
    }

    /** One that is no object names no file, and so none that is there. */
    private static List<JsonObject> attachments(JsonObject record) {
        return array(record, "audits").stream()
                .flatMap(audit -> array(audit, "attachments").stream())
                .map(each -> each.isJsonObject() ? each.getAsJsonObject() : new JsonObject())
                .toList();
    }

    private static List<JsonElement> array(JsonElement object, String name) {
        JsonElement value = object.isJsonObject() ? object.getAsJsonObject().get(name) : null;
        return value != null && value.isJsonArray() ? value.getAsJsonArray().asList() : List.of();
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    /** Canonical bytes of a value that is written as JSON. */
    static byte[] canonical(Object value) {
        return CanonicalJson.of(GSON.toJsonTree(value)).getBytes(StandardCharsets.UTF_8);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return GSON.fromJson(new String(json, StandardCharsets.UTF_8), type);
    }

    /** SHA-256 of a file beside the record, empty where it is none that can be read below the record's folder. */
    String digestOf(String name) {
        try {
            Path beside = folder().resolve(name).normalize();
            return beside.startsWith(folder()) && Files.isRegularFile(beside) ? Sha256.ofFile(beside) : "";
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return "";
        }
    }
}
