package org.modelaudit.report.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.modelaudit.text.StrictJson;

/**
 * A record as text: canonical JSON after RFC 8785, so that equal records have equal bytes and one digest. What is absent is {@code null}.
 */
public final class RecordText {

    private static final String VOLATILE = "volatile";
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final Gson INDENTED = GSON.newBuilder().setPrettyPrinting().create();

    private RecordText() {}

    /** The whole document, one line without a line break at its end. */
    public static String of(RunRecord record) {
        return canonical(GSON.toJson(record));
    }

    /** The document without what differs from run to run; what a digest or signature speaks of. */
    public static String lasting(RunRecord record) {
        JsonObject tree = GSON.toJsonTree(record).getAsJsonObject();
        tree.remove(VOLATILE);
        return canonical(GSON.toJson(tree));
    }

    /** The document as it is written into a file. */
    static byte[] bytes(RunRecord record) {
        return of(record).getBytes(StandardCharsets.UTF_8);
    }

    /** One audit alone, indented for people, its fields in the order of the types. */
    public static String indented(RecordedAudit audit) {
        return INDENTED.toJson(audit);
    }

    private static String canonical(String json) {
        try {
            return new JsonCanonicalizer(withoutHalves(json)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON of our own is not JSON.", e);
        }
    }

    /** Half a surrogate pair, of which no character can be made, becomes the word for it: {@code \\uD800}. */
    private static String withoutHalves(String json) {
        StringBuilder whole = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (pair || !Character.isSurrogate(c)) {
                if (whole != null) {
                    whole.append(json, i, pair ? i + 2 : i + 1);
                }
                i += pair ? 1 : 0;
            } else {
                whole = whole == null ? new StringBuilder(json.length() + 16).append(json, 0, i) : whole;
                whole.append("\\\\u%04X".formatted((int) c));
            }
        }
        return whole == null ? json : whole.toString();
    }

    /**
     * Reads a document.
     *
     * @throws UnreadableRecordException if it is no whole record that this version understands
     */
    static RunRecord parse(String text) {
        try {
            JsonElement tree = StrictJson.tree(text);
            verifySchema(tree);
            RecordShape.verify(tree, RunRecord.class);
            return GSON.fromJson(tree, RunRecord.class);
        } catch (JsonParseException e) {
            throw new UnreadableRecordException("it is no whole JSON document, " + e.getMessage());
        }
    }

    private static void verifySchema(JsonElement tree) {
        JsonElement schema = tree.isJsonObject() ? tree.getAsJsonObject().get("schema") : null;
        if (!(schema instanceof JsonPrimitive words) || !words.isString()) {
            throw new UnreadableRecordException("it has no field 'schema' that says what it is");
        }
        if (!words.getAsString().equals(RunRecord.SCHEMA)) {
            throw new UnreadableRecordException("it is of schema '%s', and this version reads '%s'"
                    .formatted(words.getAsString(), RunRecord.SCHEMA));
        }
    }
}
