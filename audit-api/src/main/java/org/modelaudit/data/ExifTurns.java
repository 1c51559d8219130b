package org.modelaudit.data;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.PictureSize;

/** Turns the pictures of a set and what was drawn on them as the {@link ExifOrientation} that was chosen says. */
final class ExifTurns {

    private final ExifOrientation choice;
    private final PictureFolder folder;
    private int pictures;
    private int oriented;
    private @Nullable String first;

    ExifTurns(ExifOrientation choice, PictureFolder folder) {
        this.choice = choice;
        this.folder = folder;
    }

    /** How a picture of the set is turned before anybody sees it. */
    Orientation of(String picture) {
        if (choice == ExifOrientation.IGNORE) {
            return Orientation.UPRIGHT;
        }
        pictures++;
        Orientation said = Orientation.read(folder.file(picture));
        if (said != Orientation.UPRIGHT && ++oriented == 1) {
            first = "'%s', %s"
                    .formatted(picture, said.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return choice.turns() ? said : Orientation.UPRIGHT;
    }

    /**
     * The rows of one picture in pixels of the turned one.
     *
     * @param stored size of the picture as it is stored
     */
    List<Annotation> rows(List<Annotation> rows, Orientation orientation, PictureSize stored) {
        return orientation == Orientation.UPRIGHT
                ? rows
                : rows.stream().map(row -> row(row, orientation, stored)).toList();
    }

    private Annotation row(Annotation row, Orientation orientation, PictureSize stored) {
        boolean onStored = choice.isDrawnOnStored(row.drawnOn(), stored, orientation.turned(stored));
        Annotation.Edges edges = row.shape().edges();
        MaskSource mask = row.shape().mask();
        Annotation.Shape shape = new Annotation.Shape(
                edges == null || !onStored ? edges : edges.turned(orientation, stored),
                mask == null ? null : mask.turned(orientation, stored, onStored),
                row.shape().flaw(),
                row.shape().maskMissing());
        return row.with(shape, onStored && row.drawnOn().fits(stored) ? Annotation.DrawnOn.UNKNOWN : row.drawnOn());
    }

    /** Says how many pictures were turned, or were not although they ask for it. */
    void remark(Remarks remarks) {
        if (oriented == 0) {
            return;
        }
        String which = "%d of %d pictures carry an EXIF orientation (first: %s)".formatted(oriented, pictures, first);
        remarks.add(
                Remarks.Kind.EXIF,
                choice.turns()
                        ? "%s and were turned by it; without a size that tells otherwise their truth counts as drawn on %s."
                                .formatted(
                                        which,
                                        choice == ExifOrientation.APPLY
                                                ? "the turned pictures"
                                                : "the stored pixels, and was turned with them")
                        : "%s, which is not applied: they are measured as stored, and boxes count in stored pixels; set modelaudit.exif to apply if the model gets them turned, to ignore if not."
                                .formatted(which));
    }
}
