package org.modelaudit.comparison;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.text.StrictJson;

/**
 * A baseline as indented JSON: one line for each picture and metric, everything in alphabetical order and rounded, so that a diff shows
 * the pictures that changed and nothing else.
 */
final class BaselineText {

    private static final String FAMILY = "modelaudit-baseline/";
    private static final String SCHEMA = FAMILY + "1";

    private BaselineText() {}

    static String of(Baseline baseline) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.setHtmlSafe(false);
            json.beginObject();
            json.name("schema").value(SCHEMA);
            json.name("audit").value(baseline.audit());
            write(json.name("recorded"), baseline.recorded());
            write(json.name("conditions"), baseline.conditions());
            json.name("metrics").beginArray();
            for (MetricBaseline metric : baseline.metrics()) {
                write(json, metric);
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonWriter json, MetricBaseline metric) throws IOException {
        json.beginObject();
        json.name("id").value(metric.id());
        json.name("name").value(metric.name());
        write(json.name("settings"), metric.settings());
        json.name("n").value(metric.values().size());
        json.name("mean").value(metric.mean());
        json.name("values").beginObject();
        for (Map.Entry<String, Double> value : metric.values().entrySet()) {
            json.name(value.getKey()).value(value.getValue());
        }
        json.endObject();
        write(json.name("without"), metric.without());
        json.endObject();
    }

    private static void write(JsonWriter json, SortedMap<String, String> texts) throws IOException {
        json.beginObject();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            json.name(entry.getKey()).value(entry.getValue());
        }
        json.endObject();
    }

    /**
     * @throws Unreadable if the text is not a whole baseline that this version understands
     */
    static Baseline parse(String text) {
        if (text.lines().anyMatch(line -> line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>"))) {
            throw new Unreadable("holds the marks of a merge conflict");
        }
        try {
            JsonObject root = StrictJson.tree(text).getAsJsonObject();
            String schema = root.get("schema").getAsString();
            if (!schema.equals(SCHEMA)) {
                throw new Unreadable(
                        schema.startsWith(FAMILY)
                                ? "was written by another version of this tool (%s, this one reads %s)"
                                        .formatted(schema, SCHEMA)
                                : "is no baseline but '%s'".formatted(schema));
            }
            List<MetricBaseline> metrics = new ArrayList<>();
            for (JsonElement metric : root.getAsJsonArray("metrics")) {
                metrics.add(metric(metric.getAsJsonObject()));
            }
            return new Baseline(
                    root.get("audit").getAsString(), texts(root, "recorded"), texts(root, "conditions"), metrics);
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new Unreadable("is no whole JSON document of a baseline, perhaps half written or edited by hand");
        } catch (NumberFormatException | UnsupportedOperationException e) {
            throw new Unreadable("holds something else where a number must stand");
        }
    }

    private static MetricBaseline metric(JsonObject object) {
        SortedMap<String, Double> values = new TreeMap<>();
        object.getAsJsonObject("values")
                .entrySet()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().getAsDouble()));
        MetricBaseline metric = new MetricBaseline(
                object.get("id").getAsString(),
                object.get("name").getAsString(),
                texts(object, "settings"),
                values,
                texts(object, "without"));
        if (object.get("n").getAsInt() != values.size() || object.get("mean").getAsDouble() != metric.mean()) {
            throw new Unreadable("states %s values with a mean of %s for '%s', but holds %d with a mean of %s"
                    .formatted(object.get("n"), object.get("mean"), metric.id(), values.size(), metric.mean()));
        }
        return metric;
    }

    private static SortedMap<String, String> texts(JsonObject root, String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        root.getAsJsonObject(name)
                .entrySet()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
        return texts;
    }

    /** What is wrong with a text, a clause about the file. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String clause) {
            super(clause);
        }
    }
}
