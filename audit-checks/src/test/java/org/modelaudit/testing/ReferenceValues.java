package org.modelaudit.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Values that the field's own libraries give for the models of the {@link SharedFolder}. */
public final class ReferenceValues {

    private final Path folder;
    private final List<JsonObject> entries;

    private ReferenceValues(Path folder, List<JsonObject> entries) {
        this.folder = folder;
        this.entries = entries;
    }

    public static ReferenceValues load() {
        Path folder = SharedFolder.resolve("golden");
        try (Reader reader = Files.newBufferedReader(folder.resolve("manifest.json"))) {
            return new ReferenceValues(
                    folder,
                    JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("entries").asList().stream()
                            .map(JsonElement::getAsJsonObject)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries of a section and method, at least one. */
    public List<JsonObject> entries(String section, String method) {
        List<JsonObject> found = entries.stream()
                .filter(e -> e.get("section").getAsString().equals(section))
                .filter(e -> e.get("method").getAsString().equals(method))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no entry " + section + "/" + method);
        }
        return found;
    }

    public NpyFile array(String name) {
        return NpyFile.read(folder.resolve(name));
    }
}
