package org.modelaudit.report.dossier;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Set;
import org.modelaudit.report.record.RunRecord;

/** A record of which every text is what somebody gave who wishes the reader ill. */
final class HostileRecord {

    /** Texts that mean something to the document itself. */
    private static final Set<String> KEPT =
            Set.of("status", "direction", "statusWithout", "schema", "mediaType", "sha256", "file", "statistic");

    private static final Gson GSON = new Gson();

    private HostileRecord() {}

    /** The record with a text in place of every name, reason, setting and label of it. */
    static RunRecord of(RunRecord run, String text) {
        return GSON.fromJson(changed(GSON.toJsonTree(run), text), RunRecord.class);
    }

    private static JsonElement changed(JsonElement element, String text) {
        if (element instanceof JsonObject object) {
            JsonObject changed = new JsonObject();
            object.entrySet()
                    .forEach(entry -> changed.add(
                            entry.getKey(),
                            KEPT.contains(entry.getKey()) ? entry.getValue() : changed(entry.getValue(), text)));
            return changed;
        }
        if (element instanceof JsonArray array) {
            JsonArray changed = new JsonArray();
            array.forEach(entry -> changed.add(changed(entry, text)));
            return changed;
        }
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return new JsonPrimitive(text);
        }
        return element;
    }
}
