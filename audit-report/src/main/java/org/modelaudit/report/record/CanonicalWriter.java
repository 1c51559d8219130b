package org.modelaudit.report.record;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
            out.append(CanonicalJson.of(gson.toJson(value)));
        }
    }
}
