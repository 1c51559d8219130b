package org.modelaudit.torch.load;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes JSON so that it stays JSON: values left out, doubled, exchanged, or put in the place of values of other kinds. */
record JsonMutation(SplittableRandom random) {

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "a.b",
            "torch.ops.aten.relu_.default",
            "torch.ops.aten.empty.memory_format",
            "torch.ops.prim.Print.default",
            "L__self__,,Net;k,a.b,C",
            "Mul(Symbol('s0'), Integer(9999999999))",
            "weight_1",
            "conv.weight",
            "\u00e9\n\"");

    private static final List<Number> NUMBERS =
            List.of(-1, 0, 1, 2, 3, 7, 13, 99, 1 << 20, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 0.5, 1e300);

    /** One to three changes. */
    byte[] changed(byte[] original) {
        JsonElement tree = JsonParser.parseString(new String(original, StandardCharsets.UTF_8));
        for (int n = random.nextInt(1, 4); n > 0; n--) {
            List<JsonElement> holders = new ArrayList<>();
            collect(tree, holders);
            if (!holders.isEmpty()) {
                change(holders.get(random.nextInt(holders.size())), holders);
            }
        }
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Objects and lists that hold something. */
    private static void collect(JsonElement element, List<JsonElement> holders) {
        if (element instanceof JsonObject object && !object.isEmpty()) {
            holders.add(object);
            object.asMap().values().forEach(value -> collect(value, holders));
        } else if (element instanceof JsonArray array && !array.isEmpty()) {
            holders.add(array);
            array.forEach(value -> collect(value, holders));
        }
    }

    private void change(JsonElement holder, List<JsonElement> others) {
        JsonElement other = others.get(random.nextInt(others.size())).deepCopy();
        if (holder instanceof JsonObject object) {
            String key = List.copyOf(object.keySet()).get(random.nextInt(object.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(key);
                case 1 -> object.add(key + "_", object.remove(key));
                default -> object.add(key, replaced(object.get(key), other));
            }
        } else if (holder instanceof JsonArray array) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, replaced(array.get(at), other));
            }
        }
    }

    private JsonElement replaced(JsonElement value, JsonElement other) {
        boolean text = value instanceof JsonPrimitive p && p.isString();
        boolean number = value instanceof JsonPrimitive p && p.isNumber();
        int kind = random.nextInt(6);
        if (kind < 3 && number) {
            return new JsonPrimitive(NUMBERS.get(random.nextInt(NUMBERS.size())));
        } else if (kind < 3 && text) {
            String changed = new String(
                    new ByteMutation(random).changed(value.getAsString().getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8);
            return new JsonPrimitive(random.nextBoolean() ? changed : TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return switch (kind) {
            case 3 -> JsonNull.INSTANCE;
            case 4 -> new JsonPrimitive(NUMBERS.get(random.nextInt(NUMBERS.size())));
            default -> other;
        };
    }
}
