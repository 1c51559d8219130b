package org.modelaudit.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.PictureSize;

/**
 * Makes one true region of the rows about one class in one picture. All of the objects or none: where the place of one is
 * not known, the sample keeps its class and has no region, since half of the truth would be held against the map.
 */
final class RegionAssembly {

    private final Remarks remarks;
    private final BoxCheck check;

    RegionAssembly(Remarks remarks) {
        this.remarks = remarks;
        this.check = new BoxCheck(remarks);
    }

    /**
     * @param id of the sample, for remarks
     * @param rows of the sample, at least one
     * @param size of the picture; null where it is broken, which the sample itself reports later
     */
    TrueRegion region(String id, List<Annotation> rows, @Nullable PictureSize size) {
        return known(id, rows, size)
                .withMaskMissing(rows.stream().anyMatch(row -> row.shape().maskMissing()));
    }

    private TrueRegion known(String id, List<Annotation> rows, @Nullable PictureSize size) {
        List<Annotation> shaped = distinct(rows);
        if ((size != null && !fits(id, shaped, size)) || !sound(id, shaped)) {
            return TrueRegion.NONE;
        }
        List<Annotation> objects = of(Annotation.Role.OBJECT, shaped);
        List<Annotation> crowds = of(Annotation.Role.IGNORED, shaped);
        MaskSource ignored = ignored(crowds, size);
        if (objects.isEmpty() && ignored != null) {
            remarks.lose(Remarks.Loss.CROWD, crowds.get(0).where());
            remarks.add(
                    Remarks.Kind.CROWD,
                    "'%s' has nothing but a region to ignore (%s), so where its objects are is not known."
                            .formatted(id, crowds.get(0).where()));
        }
        return new TrueRegion(boxes(id, objects, size), mask(id, objects), ignored, false);
    }

    private static List<Annotation> of(Annotation.Role role, List<Annotation> rows) {
        return rows.stream().filter(row -> row.role() == role).toList();
    }

    /** Without rows that say the same of the same object again. */
    private List<Annotation> distinct(List<Annotation> rows) {
        List<Annotation> distinct = new ArrayList<>();
        for (Annotation row : rows) {
            Optional<Annotation> same = distinct.stream().filter(row::repeats).findFirst();
            if (same.isEmpty()) {
                distinct.add(row);
            } else {
                remarks.add(
                        Remarks.Kind.TWICE,
                        "%s repeats an object of '%s' (%s) and is counted once; remove it."
                                .formatted(
                                        row.where(), row.picture(), same.get().where()));
            }
        }
        return distinct;
    }

    private boolean fits(String id, List<Annotation> rows, PictureSize size) {
        for (Annotation row : rows) {
            if (row.shape().known() && !row.drawnOn().fits(size)) {
                remarks.lose(Remarks.Loss.OTHER_SIZE, row.where());
                remarks.add(
                        Remarks.Kind.SIZE,
                        "%s is about a picture of %s, but '%s' is %s%s; '%s' has no true region, export its annotations for this picture."
                                .formatted(
                                        row.where(),
                                        row.drawnOn(),
                                        row.picture(),
                                        size,
                                        row.drawnOn().isTurned(size) ? ", as if it had been turned" : "",
                                        id));
                return false;
            }
        }
        return true;
    }

    /** Whether every object has a shape, or none has. */
    private boolean sound(String id, List<Annotation> rows) {
        boolean some = rows.stream().anyMatch(row -> row.shape().known());
        boolean masksOnly = some && rows.stream().allMatch(row -> row.shape().edges() == null);
        boolean sound = true;
        for (Annotation row : rows) {
            String flaw = row.shape().flaw();
            if (flaw != null) {
                sound = setAside(
                        Remarks.Loss.UNKNOWN_SHAPE,
                        row,
                        Remarks.Kind.SET_ASIDE,
                        "%s %s and is set aside, so '%s' has no true region; correct it."
                                .formatted(row.where(), flaw, id));
            } else if (!row.shape().known() && masksOnly) {
                sound = setAside(
                        Remarks.Loss.UNUSABLE_MASK,
                        row,
                        Remarks.Kind.MASK,
                        "%s has no mask although others of '%s' have; the sample's masks are ignored, add the missing one."
                                .formatted(row.where(), id));
            } else if (!row.shape().known() && (some || row.role() == Annotation.Role.IGNORED)) {
                sound = setAside(
                        Remarks.Loss.UNKNOWN_SHAPE,
                        row,
                        Remarks.Kind.SET_ASIDE,
                        "%s has an object without a box or another shape, so '%s' has no true region; add the missing one."
                                .formatted(row.where(), id));
            }
        }
        return sound;
    }

    private boolean setAside(Remarks.Loss loss, Annotation row, Remarks.Kind kind, String sentence) {
        remarks.lose(loss, row.where());
        remarks.add(kind, sentence);
        return false;
    }

    /** One for each object, from its mask where it has no other and is not alone. */
    private List<Box> boxes(String id, List<Annotation> objects, @Nullable PictureSize size) {
        boolean none = objects.stream().noneMatch(row -> row.shape().known());
        boolean maskAlone = objects.size() == 1 && objects.get(0).shape().edges() == null;
        if (none || maskAlone || (size != null && objects.stream().anyMatch(row -> hasForeignMask(row, size)))) {
            return List.of();
        }
        List<Box> boxes = new ArrayList<>();
        for (Annotation row : objects) {
            try {
                check.box(row, size, () -> around(row, size)).ifPresent(boxes::add);
            } catch (DataException e) {
                setAside(
                        Remarks.Loss.UNUSABLE_MASK,
                        row,
                        Remarks.Kind.SET_ASIDE,
                        "%s has a mask that cannot be used, so '%s' has no true boxes: %s"
                                .formatted(row.where(), id, e.getMessage()));
                return List.of();
            }
        }
        return boxes;
    }

    private static Optional<Box> around(Annotation row, @Nullable PictureSize size) {
        MaskSource mask = row.shape().mask();
        return mask == null || size == null ? Optional.empty() : mask.boundingBox(size);
    }

    /** A mask of another size is refused when it is read; a box that comes with it belongs to that other picture. */
    private static boolean hasForeignMask(Annotation row, PictureSize size) {
        MaskSource mask = row.shape().mask();
        return mask != null && mask.own() != null && !size.equals(mask.own());
    }

    private @Nullable MaskSource ignored(List<Annotation> crowds, @Nullable PictureSize size) {
        List<MaskSource> sources = new ArrayList<>();
        for (Annotation row : crowds) {
            MaskSource mask = row.shape().mask();
            if (mask != null) {
                sources.add(mask);
            } else {
                check.box(row, size, Optional::empty).map(MaskSource::box).ifPresent(sources::add);
            }
        }
        return sources.isEmpty() ? null : MaskSource.union(sources);
    }

    /** The union of the rows' masks; none where a row lacks its own, because half of the truth would be wrong. */
    private @Nullable MaskSource mask(String id, List<Annotation> rows) {
        Map<String, MaskSource> masks = new LinkedHashMap<>();
        rows.stream()
                .map(row -> row.shape().mask())
                .filter(Objects::nonNull)
                .forEach(mask -> masks.putIfAbsent(mask.fingerprint(), mask));
        if (masks.isEmpty()) {
            return null;
        }
        Optional<Annotation> without =
                rows.stream().filter(row -> row.shape().mask() == null).findFirst();
        if (without.isPresent()) {
            remarks.lose(Remarks.Loss.UNUSABLE_MASK, without.get().where());
            remarks.add(
                    Remarks.Kind.MASK,
                    "%s has no mask although others of '%s' have; the sample's masks are ignored, add the missing one."
                            .formatted(without.get().where(), id));
            return null;
        }
        return MaskSource.union(List.copyOf(masks.values()));
    }
}
