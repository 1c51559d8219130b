package org.modelaudit.torch.exported;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.modelaudit.torch.load.ZipEntries;

/** Archives of an exported net, with something changed. */
record ExportedArchives(Map<String, byte[]> entries) {

    private static final String FLAT = "serialized_exported_program.json";

    /** One of the small nets, {@code shared_relu.pt2}. */
    static ExportedArchives of(String file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(
                        ExportedArchives.class.getResourceAsStream("/org/modelaudit/torch/exported/" + file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportedArchives(entries);
    }

    /** Full name of the entry that ends so. */
    String name(String end) {
        return entries.keySet().stream()
                .filter(n -> n.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    ExportedArchives json(String end, Consumer<JsonObject> change) {
        JsonObject json = JsonParser.parseString(
                        new String(Objects.requireNonNull(entries.get(name(end))), StandardCharsets.UTF_8))
                .getAsJsonObject();
        change.accept(json);
        return text(end, json.toString());
    }

    /** Changes the program's own JSON. */
    ExportedArchives program(Consumer<JsonObject> change) {
        return json(entries.containsKey(FLAT) ? FLAT : "models/model.json", change);
    }

    ExportedArchives text(String end, String text) {
        return bytes(end, text.getBytes(StandardCharsets.UTF_8));
    }

    ExportedArchives bytes(String end, byte[] bytes) {
        entries.put(name(end), bytes);
        return this;
    }

    ExportedArchives without(String end) {
        entries.remove(name(end));
        return this;
    }

    ExportedArchives with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Path write(Path folder) {
        try {
            return Files.write(folder.resolve("net.pt2"), ZipEntries.stored(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object that a path of names and numbers leads to. */
    static JsonElement at(JsonElement json, Object... path) {
        JsonElement here = json;
        for (Object step : path) {
            here = step instanceof Integer index
                    ? here.getAsJsonArray().get(index)
                    : here.getAsJsonObject().get((String) step);
        }
        return here;
    }

    static JsonObject graph(JsonObject program) {
        return at(program, "graph_module", "graph").getAsJsonObject();
    }

    static JsonObject node(JsonObject program, int index) {
        return at(graph(program), "nodes", index).getAsJsonObject();
    }

    static JsonElement parsed(String json) {
        return JsonParser.parseString(json);
    }
}
