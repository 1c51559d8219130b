package org.modelaudit.report.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A record as text: canonical JSON after RFC 8785, so that equal records have equal bytes and one digest. What is absent is {@code null}.
 */
public final class RecordText {

    private static final String VOLATILE = "volatile";
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

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

    private static String canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON of our own is not JSON.", e);
        }
    }

    /**
     * Reads a document.
     *
     * @throws UnreadableRecordException if it is no whole record that this version understands
     */
    static RunRecord parse(String text) {
        try {
            JsonElement tree = JsonParser.parseString(text);
            String schema = tree.getAsJsonObject().get("schema").getAsString();
            if (!schema.equals(RunRecord.SCHEMA)) {
                throw new UnreadableRecordException(
                        "it is of schema '%s', and this version reads '%s'".formatted(schema, RunRecord.SCHEMA));
            }
            return GSON.fromJson(tree, RunRecord.class);
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException e) {
            throw new UnreadableRecordException("it is no whole JSON document of a record");
        }
    }
}
