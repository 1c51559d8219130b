package org.modelaudit.data;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When two ids of a COCO file are one: numbers by their value, so {@code 1} and {@code 1.0} are; a string that spells a
 * number of JSON is that number, so {@code "1"} is too, but {@code "01"} is a name of its own. Other strings are compared as
 * they stand.
 *
 * @param key equal for one id
 */
record CocoId(String key) {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,50})(\\.\\d{1,50})?([eE][+-]?\\d{1,3})?");

    /** Null where there is no id. */
    static @Nullable CocoId of(@Nullable JsonElement id) {
        if (id == null || id.isJsonNull()) {
            return null;
        }
        String text = id.isJsonPrimitive() ? id.getAsString() : id.toString();
        return new CocoId(
                NUMBER.matcher(text).matches()
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text);
    }

    @Override
    public String toString() {
        return key;
    }
}
