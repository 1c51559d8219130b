package org.modelaudit.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/**
 * Reads COCO's {@code images}, {@code annotations} and {@code categories}. Boxes are {@code x, y, width, height} from 0;
 * segmentations are polygons or run lengths; a crowd ({@code iscrowd}) is a region to ignore, as in COCO's evaluation.
 */
final class CocoAnnotations {

    private final Path json;
    private final PictureFolder folder;
    private final Remarks remarks;

    CocoAnnotations(Path json, PictureFolder folder, Remarks remarks) {
        this.json = json;
        this.folder = folder;
        this.remarks = remarks;
    }

    List<Annotation> read() {
        CocoFile file = CocoFile.read(json);
        Map<CocoId, CocoEntry.Image> images = file.images();
        Map<CocoId, String> categories = categories(file);
        Map<CocoId, String> pictures = pictures(images);
        List<Annotation> rows = new ArrayList<>();
        Set<CocoId> withObjects = new HashSet<>();
        Set<CocoId> ids = new HashSet<>();
        int place = 0;
        for (CocoEntry.Instance instance : file.instances()) {
            place++;
            CocoId id = CocoId.of(instance.id());
            String where = "Annotation %s of '%s'".formatted(id == null ? "number " + place : id, json.getFileName());
            if (id != null && !ids.add(id)) {
                remarks.add(
                        Remarks.Kind.TWICE,
                        "%s is not the only one with this id; all of them count, but other tools read only the last, so give each its own."
                                .formatted(where));
            }
            CocoId image = CocoId.of(instance.image_id());
            CocoEntry.Image listed = image == null ? null : images.get(image);
            if (image == null || listed == null) {
                throw new DataException("%s belongs to the image %s, which the file does not list; add or remove it."
                        .formatted(where, image));
            }
            String category = category(instance, categories, where);
            String picture = pictures.get(image);
            if (picture != null) {
                withObjects.add(image);
                rows.add(annotation(instance, category, picture, listed.size(), where));
            }
        }
        pictures.forEach((id, picture) -> {
            if (!withObjects.contains(id)) {
                rows.add(Annotation.none(picture, "Image %s of '%s'".formatted(id, json.getFileName())));
            }
        });
        return rows;
    }

    private static String category(CocoEntry.Instance instance, Map<CocoId, String> categories, String where) {
        CocoId id = CocoId.of(instance.category_id());
        String name = id == null ? null : categories.get(id);
        if (name == null) {
            throw new DataException("%s has the category %s, which the file does not list; add it to 'categories'."
                    .formatted(where, id));
        }
        return name;
    }

    private Annotation annotation(
            CocoEntry.Instance instance, String category, String picture, Annotation.DrawnOn size, String where) {
        CocoSegmentation segmentation = CocoSegmentation.of(instance.segmentation(), where);
        if (segmentation.dropped() > 0) {
            remarks.add(
                    Remarks.Kind.MASK,
                    "%s has %d polygons of fewer than three corners beside others; they hold no pixel and are left out."
                            .formatted(where, segmentation.dropped()));
        }
        Set<String> tags = new TreeSet<>();
        if (instance.isCrowd(where)) {
            tags.add("crowd");
        }
        if (instance.isIgnored(where)) {
            tags.add("ignore");
        }
        return new Annotation(
                picture,
                OptionalInt.empty(),
                category,
                tags.isEmpty() ? Annotation.Role.OBJECT : Annotation.Role.IGNORED,
                new Annotation.Shape(instance.edges(where), segmentation.mask(), segmentation.flaw()),
                tags,
                size,
                where);
    }

    /** Names by id; two categories of one name are one class, which is said because they may have been meant as two. */
    private Map<CocoId, String> categories(CocoFile file) {
        Map<CocoId, String> categories = file.categories();
        Map<String, CocoId> first = new HashMap<>();
        categories.forEach((id, name) -> {
            CocoId other = first.putIfAbsent(ClassNames.key(name), id);
            if (other != null) {
                remarks.add(
                        Remarks.Kind.TWICE,
                        "The categories %s ('%s') and %s ('%s') of '%s' count as one class; rename one if they are two."
                                .formatted(other, categories.get(other), id, name, json.getFileName()));
            }
        });
        return categories;
    }

    /** Picture id in the set by image id in the file, for those that are there. */
    private Map<CocoId, String> pictures(Map<CocoId, CocoEntry.Image> images) {
        Map<CocoId, String> pictures = new LinkedHashMap<>();
        Map<String, CocoId> imageOf = new HashMap<>();
        images.forEach((id, image) -> {
            String where = "Image %s of '%s'".formatted(id, json.getFileName());
            if (image.file_name() == null) {
                throw new DataException("%s has no file_name; add it.".formatted(where));
            }
            Optional<String> picture = folder.find(image.file_name(), where);
            if (picture.isEmpty()) {
                remarks.add(
                        Remarks.Kind.MISSING_PICTURE,
                        "%s is ignored because there is no picture '%s' in '%s'."
                                .formatted(where, image.file_name(), folder.root()));
                return;
            }
            CocoId other = imageOf.putIfAbsent(picture.get(), id);
            if (other != null) {
                throw new DataException(
                        "The images %s ('%s') and %s ('%s') of '%s' are one picture, whose objects might be listed twice; list it once."
                                .formatted(
                                        other, fileName(images.get(other)), id, image.file_name(), json.getFileName()));
            }
            pictures.put(id, picture.get());
        });
        return pictures;
    }

    private static @Nullable String fileName(CocoEntry.@Nullable Image image) {
        return Objects.requireNonNull(image).file_name();
    }
}
