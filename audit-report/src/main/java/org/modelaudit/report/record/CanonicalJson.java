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
        // The canonicalizer takes objects and arrays alone.
        boolean whole = value.isJsonObject() || value.isJsonArray();
        String text = of(whole ? GSON.toJson(value) : "[" + GSON.toJson(value) + "]");
        return whole ? text : text.substring(1, text.length() - 1);
    }

    /** The text of an object or array that is given as JSON. */
    static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON of our own is not JSON.", e);
        }
    }
}
