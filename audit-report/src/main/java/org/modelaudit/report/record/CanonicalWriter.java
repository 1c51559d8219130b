package org.modelaudit.report.record;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON piece by piece, so that a record of a million values needs no second copy of itself. Of the large types it orders
 * the fields; everything in them is written by the library.
 */
final class CanonicalWriter {

    private static final Set<Class<?>> LARGE =
            Set.of(RunRecord.class, RecordedAudit.class, RecordedData.class, RecordedVerdict.class);

    private final Gson gson;
    private final Writer out;

    CanonicalWriter(Gson gson, Writer out) {
        this.gson = gson;
        this.out = out;
    }

    /**
     * @param without name of a field that is left out; empty for none
     */
    void write(Record value, String without) throws IOException {
        List<RecordComponent> fields = Arrays.stream(value.getClass().getRecordComponents())
                .filter(field -> !RecordShape.field(field).equals(without))
                .sorted(Comparator.comparing(RecordShape::field))
                .toList();
        String separator = "{";
        for (RecordComponent field : fields) {
            out.append(separator).append('"').append(RecordShape.field(field)).append("\":");
            writeAny(of(value, field));
            separator = ",";
        }
        out.append('}');
    }

    private static @Nullable Object of(Record value, RecordComponent field) {
        try {
            return field.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Everybody may read the records of this package.", e);
        }
    }

    private void writeAny(@Nullable Object value) throws IOException {
        if (value instanceof Record large && LARGE.contains(value.getClass())) {
            write(large, "");
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                writeAny(list.get(i));
            }
            out.append(']');
        } else {
            // The library takes objects and arrays alone.
            String array = canonical("[" + gson.toJson(value) + "]");
            out.append(array, 1, array.length() - 1);
        }
    }

    private static String canonical(String json) {
        try {
            return new JsonCanonicalizer(withoutHalves(json)).getEncodedString();
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
