package org.modelaudit.report.attestation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.CanonicalJson;

/**
 * The entries of a record with their digests: every field of the run, of each audit, its data and its verdicts. A place is a JSON pointer
 * (RFC 6901), but that an audit stands there by its id instead of its number.
 */
final class RecordEntries {

    /** What is taken apart further. */
    private static final Set<String> OPENED = Set.of("audits", "verdicts", "data");

    private final SortedMap<String, String> digests = new TreeMap<>();

    private RecordEntries() {}

    /** SHA-256 of the canonical text of each entry, by its place. */
    static SortedMap<String, String> of(JsonObject record) {
        RecordEntries entries = new RecordEntries();
        record.entrySet()
                .forEach(field -> entries.add("/" + escaped(field.getKey()), field.getKey(), field.getValue()));
        return entries.digests;
    }

    private void add(String place, String name, JsonElement value) {
        if (OPENED.contains(name) && value.isJsonObject()) {
            members(place, value.getAsJsonObject());
        } else if (OPENED.contains(name) && value.isJsonArray()) {
            JsonArray all = value.getAsJsonArray();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).isJsonObject()) {
                    members(
                            place + "/" + escaped(name(all.get(i).getAsJsonObject(), i)),
                            all.get(i).getAsJsonObject());
                } else {
                    leaf(place + "/" + i, all.get(i));
                }
            }
        } else {
            leaf(place, value);
        }
    }

    private void members(String place, JsonObject object) {
        object.entrySet()
                .forEach(field -> add(place + "/" + escaped(field.getKey()), field.getKey(), field.getValue()));
    }

    private void leaf(String place, JsonElement value) {
        String text = CanonicalJson.of(value);
        digests.put(place, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(JsonObject object, int number) {
        JsonElement id = object.get("id");
        return id != null && id.isJsonPrimitive() ? id.getAsString() : Integer.toString(number);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
