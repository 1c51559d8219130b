package org.modelaudit.yaml.words;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** What a JSON Schema is built of, and how it is printed. */
final class SchemaNodes {

    private static final int WIDTH = 140;
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private SchemaNodes() {}

    /** What fits stands in one line, so that a change of a word is one of few lines. */
    static void print(JsonElement element, String indent, StringBuilder text) {
        String line = GSON.toJson(element);
        if (line.length() + indent.length() <= WIDTH || element.isJsonPrimitive()) {
            text.append(line);
            return;
        }
        String inner = indent + " ";
        String between = "\n";
        text.append(element.isJsonArray() ? '[' : '{');
        if (element.isJsonArray()) {
            for (JsonElement one : element.getAsJsonArray()) {
                text.append(between).append(inner);
                print(one, inner, text);
                between = ",\n";
            }
        } else {
            for (Map.Entry<String, JsonElement> one : element.getAsJsonObject().entrySet()) {
                text.append(between)
                        .append(inner)
                        .append(GSON.toJson(one.getKey()))
                        .append(": ");
                print(one.getValue(), inner, text);
                between = ",\n";
            }
        }
        text.append('\n').append(indent).append(element.isJsonArray() ? ']' : '}');
    }

    static JsonObject object(JsonObject into, JsonObject properties, Collection<String> required) {
        into.addProperty("type", "object");
        into.add("properties", properties);
        if (!required.isEmpty()) {
            into.add("required", names(new LinkedHashSet<>(required)));
        }
        into.addProperty("additionalProperties", false);
        return into;
    }

    static JsonObject required(Collection<String> names) {
        JsonObject required = new JsonObject();
        required.add("required", names(names));
        return required;
    }

    static JsonArray names(Collection<String> names) {
        JsonArray array = new JsonArray();
        names.forEach(array::add);
        return array;
    }

    static JsonObject enumeration(Collection<String> words) {
        JsonObject one = new JsonObject();
        one.add("enum", names(words));
        return one;
    }

    static JsonObject constant(boolean only) {
        JsonObject one = new JsonObject();
        one.addProperty("const", only);
        return one;
    }

    static JsonObject type(String name) {
        JsonObject type = new JsonObject();
        type.addProperty("type", name);
        return type;
    }

    static JsonObject array(JsonObject items) {
        JsonObject array = type("array");
        array.add("items", items);
        array.addProperty("minItems", 1);
        return array;
    }

    static JsonObject anyOf(JsonObject... forms) {
        return anyOf(list(forms));
    }

    static JsonObject anyOf(JsonArray forms) {
        if (forms.size() == 1) {
            return forms.get(0).getAsJsonObject();
        }
        JsonObject any = new JsonObject();
        any.add("anyOf", forms);
        return any;
    }

    static JsonArray list(JsonElement... elements) {
        JsonArray list = new JsonArray();
        for (JsonElement element : elements) {
            list.add(element);
        }
        return list;
    }

    static JsonObject described(JsonObject schema, String description) {
        if (description.isEmpty()) {
            return schema;
        }
        JsonObject described = new JsonObject();
        described.addProperty("description", description);
        schema.entrySet().forEach(entry -> described.add(entry.getKey(), entry.getValue()));
        return described;
    }

    static JsonObject oneOf(Collection<String> words) {
        JsonArray each = new JsonArray();
        words.forEach(word -> each.add(required(List.of(word))));
        JsonObject one = new JsonObject();
        one.add("oneOf", each);
        return one;
    }
}
