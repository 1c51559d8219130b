package org.modelaudit.data;

import com.google.gson.Gson;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/**
 * Reads COCO's {@code images}, {@code annotations} and {@code categories}, entry by entry, so that the file may be
 * large. Boxes are {@code x, y, width, height} from 0; segmentations are polygons or run lengths; crowds count as objects.
 */
final class CocoAnnotations {

    private final Path json;
    private final PictureFolder folder;
    private final Remarks remarks;
    private final Gson gson = new Gson();
    private final Map<String, CocoEntry.Image> images = new LinkedHashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final List<CocoEntry.Instance> instances = new ArrayList<>();

    CocoAnnotations(Path json, PictureFolder folder, Remarks remarks) {
        this.json = json;
        this.folder = folder;
        this.remarks = remarks;
    }

    List<Annotation> read() {
        parse();
        Map<String, String> pictures = pictures();
        List<Annotation> rows = new ArrayList<>();
        Set<String> withObjects = new HashSet<>();
        for (CocoEntry.Instance instance : instances) {
            String where = "Annotation %s of '%s'".formatted(instance.id(), json.getFileName());
            String imageId = instance.image_id();
            if (imageId == null || !images.containsKey(imageId)) {
                throw new DataException("%s belongs to the image %s, which the file does not list; add or remove it."
                        .formatted(where, imageId));
            }
            String picture = pictures.get(imageId);
            if (picture != null) {
                withObjects.add(imageId);
                rows.add(annotation(instance, picture, where));
            }
        }
        pictures.forEach((imageId, picture) -> {
            if (!withObjects.contains(imageId)) {
                String where = "Image %s of '%s'".formatted(imageId, json.getFileName());
                rows.add(new Annotation(picture, OptionalInt.empty(), null, null, null, Set.of(), where));
            }
        });
        return rows;
    }

    private Annotation annotation(CocoEntry.Instance instance, String picture, String where) {
        String category = categories.get(String.valueOf(instance.category_id()));
        if (category == null) {
            throw new DataException("%s has the category %s, which the file does not list; add it to 'categories'."
                    .formatted(where, instance.category_id()));
        }
        return new Annotation(
                picture, OptionalInt.empty(), category, edges(instance, where), instance.mask(where), Set.of(), where);
    }

    private static Annotation.@Nullable Edges edges(CocoEntry.Instance instance, String where) {
        List<Double> box = instance.bbox();
        if (box == null || box.isEmpty()) {
            return null;
        }
        if (box.size() != 4 || box.contains(null)) {
            throw new DataException(
                    "%s has the box %s; give four numbers, x, y, width and height.".formatted(where, box));
        }
        return new Annotation.Edges(box.get(0), box.get(1), box.get(0) + box.get(2), box.get(1) + box.get(3));
    }

    /** Picture id in the set by image id in the file, for those that are there. */
    private Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        images.forEach((id, image) -> {
            String where = "Image %s of '%s'".formatted(id, json.getFileName());
            if (image.file_name() == null) {
                throw new DataException("%s has no file_name; add it.".formatted(where));
            }
            Optional<String> picture = folder.find(image.file_name(), where);
            if (picture.isPresent()) {
                pictures.put(id, picture.get());
            } else {
                remarks.add(
                        Remarks.Kind.MISSING_PICTURE,
                        "%s is ignored because there is no picture '%s' in '%s'."
                                .formatted(where, image.file_name(), folder.root()));
            }
        });
        return pictures;
    }

    private void parse() {
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(json))) {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "images" ->
                        each(reader, CocoEntry.Image.class, image -> images.put(String.valueOf(image.id()), image));
                    case "categories" ->
                        each(
                                reader,
                                CocoEntry.Category.class,
                                c -> categories.put(String.valueOf(c.id()), String.valueOf(c.name())));
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
