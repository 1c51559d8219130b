package org.modelaudit.report.record;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON of which there is one text: after RFC 8785, keys sorted, numbers as ECMAScript writes them, nothing between. */
public final class CanonicalJson {

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private CanonicalJson() {}

    /** The text of any value. */
    public static String of(JsonElement value) {
        return of(GSON.toJson(value));
    }

    /** The same of a value that is given as JSON. */
    static String of(String json) {
        try {
            // The library takes objects and arrays alone.
            String array = new JsonCanonicalizer(withoutHalves("[" + json + "]")).getEncodedString();
            return array.substring(1, array.length() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON of our own is not JSON.", e);
        }
    }

    /** Half a surrogate pair, of which no character can be made, becomes the word for it: {@code \\uD800}. */
    private static String withoutHalves(String json) {
        StringBuilder whole = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (pair || !Character.isSurrogate(c)) {
                if (whole != null) {
                    whole.append(json, i, pair ? i + 2 : i + 1);
                }
                i += pair ? 1 : 0;
            } else {
                whole = whole == null ? new StringBuilder(json.length() + 16).append(json, 0, i) : whole;
                whole.append("\\\\u%04X".formatted((int) c));
            }
        }
        return whole == null ? json : whole.toString();
    }
}
