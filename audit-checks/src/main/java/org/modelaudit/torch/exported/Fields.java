package org.modelaudit.torch.exported;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/**
 * A JSON object with the kinds of values that a schema gives its fields.
 *
 * @param where it stands, for messages
 */
record Fields(String where, JsonObject json) {

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    Fields object(String name) {
        return object(name, at(name), where);
    }

    private static Fields object(String name, JsonElement value, String where) {
        if (value instanceof JsonObject object) {
            return new Fields(where, object);
        }
        throw wrong(name, "an object", where);
    }

    /** The objects of a list. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        array(name).forEach(element -> objects.add(object(name, element, where)));
        return objects;
    }

    /** The objects of an object. */
    Map<String, Fields> entries(String name) {
        Map<String, Fields> entries = new LinkedHashMap<>();
        object(name).json.asMap().forEach((key, value) -> entries.put(key, object(key, value, where)));
        return entries;
    }

    JsonArray array(String name) {
        if (at(name) instanceof JsonArray array) {
            return array;
        }
        throw wrong(name, "a list", where);
    }

    String text(String name) {
        return text(name, at(name), where);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        array(name).forEach(element -> texts.add(text(name, element, where)));
        return texts;
    }

    private static String text(String name, JsonElement value, String where) {
        if (value instanceof JsonPrimitive p && p.isString()) {
            return p.getAsString();
        }
        throw wrong(name, "a text", where);
    }

    boolean flag(String name) {
        if (at(name) instanceof JsonPrimitive p && p.isBoolean()) {
            return p.getAsBoolean();
        }
        throw wrong(name, "a truth value", where);
    }

    /** Whether it is there and true. */
    boolean isTrue(String name) {
        return has(name) && flag(name);
    }

    long whole(String name) {
        return whole(name, at(name), where);
    }

    List<Long> wholes(String name) {
        List<Long> numbers = new ArrayList<>();
        array(name).forEach(element -> numbers.add(whole(name, element, where)));
        return numbers;
    }

    private static long whole(String name, JsonElement value, String where) {
        if (value instanceof JsonPrimitive p && p.isNumber() && p.getAsNumber() instanceof Long number) {
            return number;
        }
        throw wrong(name, "a whole number", where);
    }

    /** The only field of a union, by name. */
    String kind() {
        if (json.size() != 1) {
            throw new ProgramException("its %s has %d values where one is expected (%s); export it again"
                    .formatted(where, json.size(), Printable.of(String.join(", ", json.keySet()))));
        }
        return json.keySet().iterator().next();
    }

    JsonElement at(String name) {
        JsonElement value = json.get(name);
        if (value == null) {
            throw new ProgramException("its %s has no '%s'; export it again".formatted(where, name));
        }
        return value;
    }

    /** The same, called otherwise in messages. */
    Fields of(String place) {
        return new Fields(place, json);
    }

    private static ProgramException wrong(String name, String kind, String where) {
        return new ProgramException(
                "its %s holds in '%s' something else than %s; export it again".formatted(where, name, kind));
    }
}
