package org.modelaudit.torch.exported;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** JSON of a hostile file as a tree: neither too deep nor too large, and without what only helps to debug. */
final class JsonTree {

    /** 64 bits have so many digits and a sign. */
    private static final int LONGEST_WHOLE = 20;

    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 8_000_000;

    /** Most of the text of an export is the line of Python behind each operation. */
    private static final Set<String> SKIPPED = Set.of("stack_trace", "torch_fn", "source_fn_stack", "from_node");

    private final String entry;
    private final JsonReader in;
    private int values;
    private int depth;

    private JsonTree(String entry, JsonReader in) {
        this.entry = entry;
        this.in = in;
    }

    /**
     * @param entry that holds it, for messages
     * @throws ProgramException if it is damaged, nested too deeply or too large
     */
    static Fields read(String entry, byte[] bytes) {
        JsonReader in = new JsonReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        // Before 2.7 numbers that JSON has no words for stand there as Python writes them, Infinity and NaN.
        in.setStrictness(Strictness.LENIENT);
        try {
            JsonElement tree = new JsonTree(entry, in).value();
            if (in.peek() != JsonToken.END_DOCUMENT || !(tree instanceof JsonObject object)) {
                throw new ProgramException(
                        "its entry '%s' is more or less than one JSON object; export it again".formatted(entry));
            }
            return new Fields(entry, object);
        } catch (MalformedJsonException | EOFException | JsonParseException | IllegalStateException e) {
            throw new ProgramException("its entry '%s' is damaged JSON; copy or export it again".formatted(entry), e);
        } catch (IOException e) {
            throw new ProgramException("its entry '%s' cannot be read (%s)".formatted(entry, e.getMessage()), e);
        }
    }

    private JsonElement value() throws IOException {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new ProgramException(
                    "its entry '%s' nests JSON more than %d deep or holds more than %d values; no classifier does: export it again"
                            .formatted(entry, DEEPEST, MOST_VALUES));
        }
        return switch (in.peek()) {
            case BEGIN_ARRAY -> array();
            case BEGIN_OBJECT -> object();
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> number(in.nextString());
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            case NULL -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("unexpected " + in.peek());
        };
    }

    private static JsonPrimitive number(String text) {
        boolean whole = text.length() <= LONGEST_WHOLE
                && text.indexOf('.') < 0
                && text.indexOf('e') < 0
                && text.indexOf('E') < 0;
        try {
            return whole ? new JsonPrimitive(Long.parseLong(text)) : new JsonPrimitive(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            // More than 64 bits hold: a number all the same, but no whole one.
            return new JsonPrimitive(Double.parseDouble(text));
        }
    }

    private JsonArray array() throws IOException {
        JsonArray array = new JsonArray();
        depth++;
        in.beginArray();
        while (in.hasNext()) {
            array.add(value());
        }
        in.endArray();
        depth--;
        return array;
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        depth++;
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (SKIPPED.contains(name)) {
                in.skipValue();
            } else if (object.has(name)) {
                throw new ProgramException(
                        "its entry '%s' says '%s' twice; export it again".formatted(entry, Printable.of(name)));
            } else {
                object.add(name, value());
            }
        }
        in.endObject();
        depth--;
        return object;
    }
}
