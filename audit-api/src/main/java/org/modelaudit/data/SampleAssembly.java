package org.modelaudit.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.PictureSize;

/** Turns rows about objects into samples: one for each class of each picture, with boxes that lie in the picture. */
final class SampleAssembly {

    /** A coordinate may stick out by this much without a remark: half-open and inclusive conventions differ by one. */
    private static final double TOLERATED = 1;

    private final PictureFolder folder;
    private final Remarks remarks;

    SampleAssembly(PictureFolder folder, Remarks remarks) {
        this.folder = folder;
        this.remarks = remarks;
    }

    private record ClassKey(OptionalInt index, @Nullable String name) {

        String label() {
            if (name != null) {
                return name;
            }
            return index.isPresent() ? Integer.toString(index.getAsInt()) : "unlabelled";
        }
    }

    List<AuditSample> samples(List<Annotation> annotations) {
        Map<String, Map<ClassKey, List<Annotation>>> pictures = new TreeMap<>();
        for (Annotation row : annotations) {
            pictures.computeIfAbsent(row.picture(), p -> new LinkedHashMap<>())
                    .computeIfAbsent(new ClassKey(row.classIndex(), row.className()), k -> new ArrayList<>())
                    .add(row);
        }
        List<AuditSample> samples = new ArrayList<>();
        pictures.forEach((picture, classes) -> {
            Optional<PictureSize> size = size(picture, classes);
            classes.forEach((key, rows) -> {
                String id = classes.size() == 1 ? picture : picture + "#" + key.label();
                samples.add(sample(id, picture, key, rows, size));
            });
        });
        return samples;
    }

    private AuditSample sample(
            String id, String picture, ClassKey key, List<Annotation> rows, Optional<PictureSize> size) {
        List<Box> boxes = new ArrayList<>();
        Set<String> tags = new TreeSet<>();
        for (Annotation row : rows) {
            box(row, size).ifPresent(boxes::add);
            tags.addAll(row.tags());
        }
        return new AuditSample(id, folder.file(picture), key.index(), key.name(), boxes, mask(id, rows), tags);
    }

    /** The size where a box has to be checked; empty if the picture is broken, which the sample itself reports later. */
    private Optional<PictureSize> size(String picture, Map<ClassKey, List<Annotation>> classes) {
        boolean needed = classes.values().stream().flatMap(List::stream).anyMatch(row -> row.edges() != null);
        if (!needed) {
            return Optional.empty();
        }
        try {
            return Optional.of(PictureSize.read(folder.file(picture)));
        } catch (DataException e) {
            return Optional.empty();
        }
    }

    private Optional<Box> box(Annotation row, Optional<PictureSize> size) {
        Annotation.Edges edges = row.edges();
        if (edges == null) {
            return Optional.empty();
        }
        if (!(edges.right() > edges.left() && edges.bottom() > edges.top())) {
            return dropped(row, "has no area");
        }
        double width = size.map(PictureSize::width).map(Integer::doubleValue).orElse(Double.MAX_VALUE);
        double height = size.map(PictureSize::height).map(Integer::doubleValue).orElse(Double.MAX_VALUE);
        double left = Math.max(0, edges.left());
        double top = Math.max(0, edges.top());
        double right = Math.min(width, edges.right());
        double bottom = Math.min(height, edges.bottom());
        if (left >= right || top >= bottom) {
            return dropped(row, "lies outside the picture");
        }
        double cut = Math.max(
                Math.max(left - edges.left(), edges.right() - right),
                Math.max(top - edges.top(), edges.bottom() - bottom));
        if (cut > TOLERATED) {
            remarks.add(
                    Remarks.Kind.BOX,
                    "%s: the box %s sticks out of '%s' by %s pixels and was clipped; check which picture it was drawn on."
                            .formatted(row.where(), edges, row.picture(), cut));
        }
        return Optional.of(new Box(left, top, right, bottom));
    }

    private Optional<Box> dropped(Annotation row, String why) {
        remarks.add(
                Remarks.Kind.BOX,
                "%s: the box %s of '%s' %s and was dropped; correct its coordinates."
                        .formatted(row.where(), row.edges(), row.picture(), why));
        return Optional.empty();
    }

    /** The union of the rows' masks; none where a row lacks its own, because half of the truth would be wrong. */
    private @Nullable MaskSource mask(String id, List<Annotation> rows) {
        Map<String, MaskSource> masks = new LinkedHashMap<>();
        rows.stream()
                .map(Annotation::mask)
                .filter(Objects::nonNull)
                .forEach(mask -> masks.putIfAbsent(mask.fingerprint(), mask));
        if (masks.isEmpty()) {
            return null;
        }
        Optional<Annotation> without =
                rows.stream().filter(row -> row.mask() == null).findFirst();
        if (without.isPresent()) {
            remarks.add(
                    Remarks.Kind.MASK,
                    "%s has no mask although others of '%s' have; the sample's masks are ignored, add the missing one."
                            .formatted(without.get().where(), id));
            return null;
        }
        return MaskSource.union(List.copyOf(masks.values()));
    }
}
