package org.modelaudit.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.text.TextFile;

/**
 * What a COCO file lists, read entry by entry, so that it may be large. Two entries with one id are refused: what belongs
 * to which could only be guessed.
 */
final class CocoFile {

    private final Path json;
    private final Gson gson = new Gson();
    private final Map<CocoId, Listed<CocoEntry.Image>> images = new LinkedHashMap<>();
    private final Map<CocoId, Listed<CocoEntry.Category>> categories = new LinkedHashMap<>();
    private final List<CocoEntry.Instance> instances = new ArrayList<>();

    /** An entry and its place in its list, from 1. */
    private record Listed<T>(T entry, int place) {}

    private CocoFile(Path json) {
        this.json = json;
    }

    /**
     * @throws DataException if the file is malformed or lists an image or a category twice
     */
    static CocoFile read(Path json) {
        CocoFile file = new CocoFile(json);
        file.parse();
        return file;
    }

    /** Images by id, in the order of the file. */
    Map<CocoId, CocoEntry.Image> images() {
        Map<CocoId, CocoEntry.Image> all = new LinkedHashMap<>();
        images.forEach((id, image) -> all.put(id, image.entry()));
        return all;
    }

    /** Names of the categories by id, in the order of the file. */
    Map<CocoId, String> categories() {
        Map<CocoId, String> names = new LinkedHashMap<>();
        categories.forEach((id, category) -> {
            String name = category.entry().name();
            if (name == null) {
                throw new DataException("Category %s of '%s' has no name; add it.".formatted(id, json.getFileName()));
            }
            names.put(id, name);
        });
        return names;
    }

    List<CocoEntry.Instance> instances() {
        return instances;
    }

    private void parse() {
        try (JsonReader reader = new JsonReader(new JsonNumbers(TextFile.open(json)))) {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "images" ->
                        each(
                                reader,
                                CocoEntry.Image.class,
                                image -> list(images, "image", image.id(), image, CocoEntry.Image::file_name));
                    case "categories" ->
                        each(
                                reader,
                                CocoEntry.Category.class,
                                category -> list(
                                        categories, "category", category.id(), category, CocoEntry.Category::name));
                    case "annotations" -> each(reader, CocoEntry.Instance.class, instances::add);
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("text after the end");
            }
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new DataException(
                    "The annotation file '%s' cannot be read as COCO JSON; correct it (%s).".formatted(json, reason),
                    e);
        }
    }

    private <T> void list(
            Map<CocoId, Listed<T>> known,
            String kind,
            @Nullable JsonElement given,
            T entry,
            Function<T, @Nullable String> name) {
        CocoId id = CocoId.of(given);
        int place = known.size() + 1;
        if (id == null) {
            throw new DataException("Entry %d of the %s list of '%s' ('%s') has no id; give it one."
                    .formatted(place, kind, json.getFileName(), name.apply(entry)));
        }
        Listed<T> other = known.putIfAbsent(id, new Listed<>(entry, place));
        if (other != null) {
            throw new DataException(
                    "Entries %d ('%s') and %d ('%s') of the %s list of '%s' both have the id %s; give each its own, or remove one."
                            .formatted(
                                    other.place(),
                                    name.apply(other.entry()),
                                    place,
                                    name.apply(entry),
                                    kind,
                                    json.getFileName(),
                                    id));
        }
    }

    private <T> void each(JsonReader reader, Class<T> type, Consumer<T> consumer) throws IOException {
        TypeAdapter<T> adapter = gson.getAdapter(type);
        reader.beginArray();
        while (reader.hasNext()) {
            T entry = adapter.read(reader);
            if (entry == null) {
                throw new JsonIOException("an entry is null at " + reader.getPreviousPath());
            }
            consumer.accept(entry);
        }
        reader.endArray();
    }
}
