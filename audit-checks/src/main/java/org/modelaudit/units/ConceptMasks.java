package org.modelaudit.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;
import org.modelaudit.study.StudiedPicture;

/** Where each concept is in one picture, in pixels of the model's input. */
final class ConceptMasks {

    private final long[][] inside;
    private final long[][] ignored;
    private final boolean[] unknown;
    private final LostMasks lost = new LostMasks();
    private int boxes;

    private ConceptMasks(int concepts) {
        inside = new long[concepts][];
        ignored = new long[concepts][];
        unknown = new boolean[concepts];
    }

    /** Reads the masks of a picture; boxes stand for those that there are none of. */
    static ConceptMasks of(StudiedPicture picture, ConceptIndex index) {
        ConceptMasks masks = new ConceptMasks(index.concepts().size());
        for (AuditSample sample : picture.samples().samples()) {
            masks.add(index.of(sample), sample, picture.prepared().geometry());
        }
        for (int c = 0; c < masks.inside.length; c++) {
            long[] own = masks.inside[c];
            if (masks.unknown[c] || own == null || PixelSet.count(own) == 0) {
                masks.inside[c] = null;
            } else if (masks.ignored[c] != null) {
                PixelSet.removeAll(masks.ignored[c], own);
            }
        }
        return masks;
    }

    private void add(List<Integer> concepts, AuditSample sample, Geometry geometry) {
        if (concepts.isEmpty()) {
            return;
        }
        if (sample.isMaskMissing()) {
            lost.add(
                    LostMasks.Cause.MISSING,
                    "The mask that the annotations name for '%s' is not there; add the file.".formatted(sample.id()));
        }
        try {
            Optional<long[]> neither = sample.ignored().map(mask -> PixelSet.of(geometry.map(mask)));
            Optional<long[]> region = region(sample, geometry);
            for (int c : concepts) {
                region.ifPresentOrElse(pixels -> inside[c] = union(inside[c], pixels), () -> unknown[c] = true);
                neither.ifPresent(pixels -> ignored[c] = union(ignored[c], pixels));
            }
        } catch (DataException e) {
            lost.add(LostMasks.Cause.UNREADABLE, String.valueOf(e.getMessage()));
            concepts.forEach(c -> unknown[c] = true);
        }
    }

    private static long[] union(long @Nullable [] known, long[] more) {
        long[] both = more.clone();
        if (known != null) {
            PixelSet.addAll(both, known);
        }
        return both;
    }

    private Optional<long[]> region(AuditSample sample, Geometry geometry) {
        Optional<Mask> mask = sample.mask();
        if (mask.isPresent() && mask.get().area() == 0) {
            lost.add(
                    LostMasks.Cause.EMPTY,
                    "The mask of '%s' is all black, although the concept is in the picture; mark where, or take its row out."
                            .formatted(sample.id()));
            return Optional.empty();
        }
        if (mask.isPresent()) {
            return mask.map(pixels -> PixelSet.of(geometry.map(pixels)));
        }
        if (sample.boxes().isEmpty()) {
            return Optional.empty();
        }
        boxes++;
        List<Box> mapped = new ArrayList<>();
        sample.boxes().forEach(box -> geometry.map(box).ifPresent(mapped::add));
        return Optional.of(PixelSet.of(
                Mask.ofBoxes(geometry.input().width(), geometry.input().height(), mapped)));
    }

    /** Whether any concept is seen here, so that the picture counts for those that are not. */
    boolean isAnnotated() {
        for (long[] own : inside) {
            if (own != null) {
                return true;
            }
        }
        return false;
    }

    /** The pixels of a concept; null where it is not in the input, or nobody knows where. */
    long @Nullable [] inside(int concept) {
        return inside[concept];
    }

    /** Pixels that are neither of the concept nor of anything else; null where there are none. */
    long @Nullable [] ignored(int concept) {
        return ignored[concept];
    }

    /** Whether the concept is in the picture, but nobody knows where: it is not marked, or its mask is lost. */
    boolean isUnknown(int concept) {
        return unknown[concept];
    }

    /** Masks that say nothing; their concepts are unknown here, unless there are boxes. */
    LostMasks lost() {
        return lost;
    }

    /** How many samples have a box alone. */
    int boxes() {
        return boxes;
    }
}
