package org.modelaudit.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** JSON of which nothing is passed over: one document, nothing behind it, and no name twice in an object. */
public final class StrictJson {

    private StrictJson() {}

    /**
     * @throws JsonParseException if the text is not one such document
     */
    public static JsonElement tree(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement tree = element(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("goes on behind its end");
            }
            return tree;
        } catch (IOException e) {
            throw new JsonParseException(e.getMessage(), e);
        }
    }

    private static JsonElement element(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            default -> JsonParser.parseReader(reader);
        };
    }

    private static JsonObject object(JsonReader reader) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (object.has(name)) {
                throw new JsonParseException("'%s' stands twice in one object".formatted(name));
            }
            object.add(name, element(reader));
        }
        reader.endObject();
        return object;
    }

    private static JsonArray array(JsonReader reader) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader));
        }
        reader.endArray();
        return array;
    }
}
