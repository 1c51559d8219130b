package org.modelaudit.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.PictureSize;
import org.w3c.dom.Element;

/**
 * Reads PASCAL VOC: one XML file a picture, boxes counted from 1 with the last pixel included, so {@code xmin - 1} is
 * the half-open left edge and {@code xmax} the right one.
 */
final class VocAnnotations {

    private final Path annotations;
    private final PictureFolder folder;
    private final Remarks remarks;
    private final Map<String, String> pictureByStem = new HashMap<>();

    VocAnnotations(Path annotations, PictureFolder folder, Remarks remarks) {
        this.annotations = annotations;
        this.folder = folder;
        this.remarks = remarks;
    }

    List<Annotation> read() {
        List<String> pictures = folder.pictures();
        for (String id : pictures) {
            pictureByStem.putIfAbsent(PictureFolder.stem(PictureFolder.withoutUsualPlace(id)), id);
        }
        List<Annotation> rows = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (Path xml : files()) {
            Element root = SecureXml.read(xml);
            String where = "'%s'".formatted(annotations.relativize(xml));
            Optional<String> picture = picture(root, xml, where);
            picture.ifPresent(id -> {
                listed.add(id);
                checkSize(root, id, where);
                rows.addAll(objects(root, id, where));
            });
        }
        pictures.stream()
                .filter(id -> !listed.contains(id))
                .forEach(id -> remarks.add(
                        Remarks.Kind.UNLISTED, "The picture '%s' has no annotation and is left out.".formatted(id)));
        return rows;
    }

    static boolean isXml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".xml") && !name.startsWith(".");
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(annotations)) {
            return files.filter(VocAnnotations::isXml).sorted().toList();
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
        Optional<String> byStem = Optional.ofNullable(pictureByStem.get(PictureFolder.withoutUsualPlace(stem)));
        Optional<String> picture = byName.filter(id -> byStem.isEmpty() || sameStem(id, byStem.get()))
                .or(() -> byStem);
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

    private void checkSize(Element root, String picture, String where) {
        Element size = child(root, "size");
        if (size == null) {
            return;
        }
        String declared = text(size, "width") + "×" + text(size, "height");
        try {
            PictureSize stored = PictureSize.read(folder.file(picture));
            if (!declared.equals(stored.toString())) {
                remarks.add(
                        Remarks.Kind.SIZE,
                        "%s is about a picture of %s, but '%s' is %s; its boxes may not fit."
                                .formatted(where, declared, picture, stored));
            }
        } catch (DataException e) {
            // The sample itself reports a broken picture when it is read.
        }
    }

    private static List<Annotation> objects(Element root, String picture, String where) {
        List<Annotation> rows = new ArrayList<>();
        for (Element object : SecureXml.children(root, "object")) {
            Set<String> tags = new TreeSet<>();
            for (String flag : List.of("difficult", "truncated", "occluded")) {
                if ("1".equals(text(object, flag))) {
                    tags.add(flag);
                }
            }
            rows.add(new Annotation(
                    picture, OptionalInt.empty(), text(object, "name"), edges(object, where), null, tags, where));
        }
        if (rows.isEmpty()) {
            rows.add(new Annotation(picture, OptionalInt.empty(), null, null, null, Set.of(), where));
        }
        return rows;
    }

    private static Annotation.@Nullable Edges edges(Element object, String where) {
        Element box = child(object, "bndbox");
        if (box == null) {
            return null;
        }
        return new Annotation.Edges(
                number(box, "xmin", where) - 1,
                number(box, "ymin", where) - 1,
                number(box, "xmax", where),
                number(box, "ymax", where));
    }

    private static double number(Element box, String name, String where) {
        String text = text(box, name);
        try {
            double number = Double.parseDouble(String.valueOf(text));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the infinite ones.
        }
        throw new DataException("%s has a box with %s '%s'; give a number.".formatted(where, name, text));
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> children = SecureXml.children(parent, name);
        return children.isEmpty() ? null : children.get(0);
    }

    private static @Nullable String text(Element parent, String name) {
        Element child = child(parent, name);
        if (child == null || child.getTextContent().isBlank()) {
            return null;
        }
        return child.getTextContent().strip();
    }
}
