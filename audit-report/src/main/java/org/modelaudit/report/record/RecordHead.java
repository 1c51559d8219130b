package org.modelaudit.report.record;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one who comes after a record must know of it, without everything that was found.
 *
 * @param run what the run is called
 * @param ended when its last audit ended
 * @param attachments files beside it, as it names them
 */
record RecordHead(String run, String ended, Set<String> attachments) {

    /** Places in which there is something to read. */
    private static final Set<String> LEADING =
            Set.of("", ".audits", ".audits[]", ".audits[].attachments", ".audits[].attachments[]", ".volatile");

    /**
     * @throws UnreadableRecordException if the text is no record that this version understands
     */
    static RecordHead read(String text) {
        Map<String, String> words = new HashMap<>();
        Set<String> files = new HashSet<>();
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            read(reader, "", words, files);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnreadableRecordException("it goes on behind its end");
            }
        } catch (IOException | IllegalStateException e) {
            throw new UnreadableRecordException("it is no whole JSON document, " + e.getMessage());
        }
        RecordText.verifySchema(words.get(".schema"));
        return new RecordHead(
                words.getOrDefault(".volatile.run", ""), words.getOrDefault(".volatile.ended", ""), files);
    }

    private static void read(JsonReader reader, String place, Map<String, String> words, Set<String> files)
            throws IOException {
        boolean leads = LEADING.contains(place);
        JsonToken token = reader.peek();
        if (leads && token == JsonToken.BEGIN_OBJECT) {
            reader.beginObject();
            while (reader.hasNext()) {
                read(reader, place + "." + reader.nextName(), words, files);
            }
            reader.endObject();
        } else if (leads && token == JsonToken.BEGIN_ARRAY) {
            reader.beginArray();
            while (reader.hasNext()) {
                read(reader, place + "[]", words, files);
            }
            reader.endArray();
        } else if (token == JsonToken.STRING && place.equals(".audits[].attachments[].file")) {
            files.add(reader.nextString());
        } else if (token == JsonToken.STRING && !place.startsWith(".audits")) {
            words.put(place, reader.nextString());
        } else {
            reader.skipValue();
        }
    }
}
