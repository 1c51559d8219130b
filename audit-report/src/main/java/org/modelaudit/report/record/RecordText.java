package org.modelaudit.report.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        return canonical(record, "");
    }

    /** The document without what differs from run to run; what a digest or signature speaks of. */
    public static String lasting(RunRecord record) {
        return canonical(record, VOLATILE);
    }

    /** Writes the whole document. */
    static void write(RunRecord record, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new CanonicalWriter(GSON, text).write(record, "");
        text.flush();
    }

    /** One audit alone, indented for people, its fields in the order of the types. */
    public static String indented(RecordedAudit audit) {
        return INDENTED.toJson(audit);
    }

    /** Writes the same. */
    public static void writeIndented(RecordedAudit audit, Appendable out) {
        INDENTED.toJson(audit, out);
    }

    /** Reads what {@link #indented} wrote; empty where it is no whole audit that this version understands. */
    public static Optional<RecordedAudit> audit(String text) {
        try {
            JsonElement tree = StrictJson.tree(text);
            RecordShape.verify(tree, RecordedAudit.class);
            return Optional.of(GSON.fromJson(tree, RecordedAudit.class));
        } catch (JsonParseException | UnreadableRecordException e) {
            return Optional.empty();
        }
    }

    private static String canonical(RunRecord record, String without) {
        StringWriter text = new StringWriter();
        try {
            new CanonicalWriter(GSON, text).write(record, without);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return text.toString();
    }

    /**
     * Reads a document.
     *
     * @throws UnreadableRecordException if it is no whole record that this version understands
     */
    static RunRecord parse(String text) {
        try {
            JsonElement tree = StrictJson.tree(text);
            JsonElement schema = tree.isJsonObject() ? tree.getAsJsonObject().get("schema") : null;
            verifySchema(schema instanceof JsonPrimitive word && word.isString() ? word.getAsString() : null);
            RecordShape.verify(tree, RunRecord.class);
            return GSON.fromJson(tree, RunRecord.class);
        } catch (JsonParseException e) {
            throw new UnreadableRecordException("it is no whole JSON document, " + e.getMessage());
        }
    }

    /**
     * @param schema what a document says that it is; null where it does not say it
     * @throws UnreadableRecordException if this version does not understand such documents
     */
    static void verifySchema(@Nullable String schema) {
        if (schema == null) {
            throw new UnreadableRecordException("it has no field 'schema' that says what it is");
        }
        if (!schema.equals(RunRecord.SCHEMA)) {
            throw new UnreadableRecordException(
                    "it is of schema '%s', and this version reads '%s'".formatted(schema, RunRecord.SCHEMA));
        }
    }
}
