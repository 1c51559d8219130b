package org.modelaudit.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.w3c.dom.Element;

/**
 * Reads PASCAL VOC: one XML file a picture, boxes counted from 1 with the last pixel included, so {@code xmin - 1} is
 * the half-open left edge and {@code xmax} the right one.
 */
final class VocAnnotations {

    private final Path annotations;
    private final PictureFolder folder;
    private final Remarks remarks;
    private final Map<String, List<String>> picturesByStem = new HashMap<>();

    VocAnnotations(Path annotations, PictureFolder folder, Remarks remarks) {
        this.annotations = annotations;
        this.folder = folder;
        this.remarks = remarks;
    }

    List<Annotation> read() {
        List<String> pictures = folder.pictures();
        for (String id : pictures) {
            picturesByStem
                    .computeIfAbsent(PictureFolder.stem(PictureFolder.withoutUsualPlace(id)), s -> new ArrayList<>())
                    .add(id);
        }
        PictureFolder own = new PictureFolder(annotations);
        List<Annotation> rows = new ArrayList<>();
        Map<String, String> listed = new HashMap<>();
        for (Path xml : files()) {
            own.requireInside(xml);
            Element root = SecureXml.read(xml);
            String where = "'%s'".formatted(annotations.relativize(xml));
            Optional<String> picture = picture(root, xml, where);
            picture.ifPresent(id -> {
                String other = listed.putIfAbsent(id, where);
                if (other != null) {
                    remarks.add(
                            Remarks.Kind.TWICE,
                            "%s and %s are both about the picture '%s', and the objects of both count; remove one if it is outdated."
                                    .formatted(other, where, id));
                }
                rows.addAll(objects(root, id, where));
            });
        }
        pictures.stream()
                .filter(id -> !listed.containsKey(id))
                .forEach(id -> remarks.add(
                        Remarks.Kind.UNLISTED, "The picture '%s' has no annotation and is left out.".formatted(id)));
        return rows;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(annotations)) {
            return files.filter(AnnotationFormat.VOC::isNamed).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "The annotation folder '%s' cannot be read; give the folder with the XML files."
                            .formatted(annotations),
                    e);
        }
    }

    /** The picture of the same name as the XML file, else the one that the file names, which tools often leave stale. */
    private Optional<String> picture(Element root, Path xml, String where) {
        String named = text(root, "filename");
        Optional<String> byName = named == null ? Optional.empty() : folder.find(named, where);
        String stem = PictureFolder.stem(PictureFolder.slashes(annotations.relativize(xml)));
        List<String> byStem = picturesByStem.getOrDefault(PictureFolder.withoutUsualPlace(stem), List.of());
        Optional<String> picture =
                byName.filter(id -> byStem.isEmpty() || byStem.stream().anyMatch(other -> sameStem(id, other)));
        if (picture.isEmpty() && byStem.size() > 1) {
            throw new DataException(
                    "%s may be about any of the pictures %s; name one in its <filename>, or remove the others."
                            .formatted(where, byStem));
        }
        picture = picture.or(() -> byStem.stream().findFirst());
        if (picture.isEmpty()) {
            remarks.add(
                    Remarks.Kind.MISSING_PICTURE,
                    "%s is ignored because there is no picture of that name in '%s'.".formatted(where, folder.root()));
        }
        return picture;
    }

    private static boolean sameStem(String one, String other) {
        return PictureFolder.stem(one).equals(PictureFolder.stem(other));
    }

    private List<Annotation> objects(Element root, String picture, String where) {
        List<Annotation> rows = new ArrayList<>();
        for (Element object : SecureXml.children(root, "object")) {
            if ("1".equals(text(object, "deleted"))) {
                continue;
            }
            Set<String> tags = new TreeSet<>();
            for (String flag : List.of("difficult", "truncated", "occluded")) {
                if ("1".equals(text(object, flag))) {
                    tags.add(flag);
                }
            }
            List<Annotation.Shape> shapes = VocShapes.of(object, where);
            if (child(object, "bndbox") == null && shapes.get(0).edges() != null) {
                remarks.add(
                        Remarks.Kind.BOX,
                        "%s has a '%s' with a rotated box; it counts by the plain box around it, %s."
                                .formatted(
                                        where,
                                        text(object, "name"),
                                        shapes.get(0).edges()));
            }
            for (Annotation.Shape shape : shapes) {
                rows.add(new Annotation(
                        picture,
                        OptionalInt.empty(),
                        text(object, "name"),
                        Annotation.Role.OBJECT,
                        shape,
                        tags,
                        drawnOn(root),
                        where));
            }
        }
        if (rows.isEmpty()) {
            rows.add(Annotation.none(picture, where));
        }
        return rows;
    }

    /** What the file says of its picture's size; tools write 0 or nothing where they do not know it. */
    private static Annotation.DrawnOn drawnOn(Element root) {
        Element size = child(root, "size");
        return size == null
                ? Annotation.DrawnOn.UNKNOWN
                : new Annotation.DrawnOn(side(text(size, "width")), side(text(size, "height")));
    }

    private static double side(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static @Nullable Element child(Element parent, String name) {
        List<Element> children = SecureXml.children(parent, name);
        return children.isEmpty() ? null : children.get(0);
    }

    static @Nullable String text(Element parent, String name) {
        Element child = child(parent, name);
        if (child == null || child.getTextContent().isBlank()) {
            return null;
        }
        return child.getTextContent().strip();
    }
}
