package org.modelaudit.data;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;
import org.modelaudit.image.PictureSize;

/** Holds a row's box against its picture: clips it, drops it, or takes the one around its mask, and says so. */
final class BoxCheck {

    /** A coordinate may stick out by this much without a remark: half-open and inclusive conventions differ by one. */
    private static final double TOLERATED = 1;

    private final Remarks remarks;

    BoxCheck(Remarks remarks) {
        this.remarks = remarks;
    }

    /**
     * @param size of the picture; null where it is not known
     * @param around makes the box around the row's mask
     */
    Optional<Box> box(Annotation row, @Nullable PictureSize size, Supplier<Optional<Box>> around) {
        Annotation.Edges edges = row.shape().edges();
        if (edges == null) {
            return instead(row, "has no box", around.get());
        }
        if (!(edges.right() > edges.left() && edges.bottom() > edges.top())) {
            boolean reversed = edges.right() < edges.left() || edges.bottom() < edges.top();
            return dropped(
                    row, edges, "has no area", reversed ? Remarks.Loss.REVERSED : Remarks.Loss.EMPTY, around.get());
        }
        double left = Math.max(0, edges.left());
        double top = Math.max(0, edges.top());
        double right = size == null ? edges.right() : Math.min(size.width(), edges.right());
        double bottom = size == null ? edges.bottom() : Math.min(size.height(), edges.bottom());
        if (left >= right || top >= bottom) {
            return dropped(row, edges, "lies outside the picture", Remarks.Loss.OUTSIDE, around.get());
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

    private Optional<Box> dropped(
            Annotation row, Annotation.Edges edges, String why, Remarks.Loss loss, Optional<Box> around) {
        if (around.isPresent()) {
            return instead(row, "has a box %s that %s".formatted(edges, why), around);
        }
        remarks.lose(loss, row.where());
        remarks.add(
                Remarks.Kind.BOX,
                "%s: the box %s of '%s' %s and was dropped; %s."
                        .formatted(
                                row.where(),
                                edges,
                                row.picture(),
                                why,
                                loss == Remarks.Loss.REVERSED
                                        ? "its edges are reversed, swap them"
                                        : "correct its coordinates"));
        return Optional.empty();
    }

    private Optional<Box> instead(Annotation row, String why, Optional<Box> around) {
        if (around.isEmpty()) {
            remarks.lose(Remarks.Loss.EMPTY_MASK, row.where());
        }
        remarks.add(
                Remarks.Kind.BOX,
                around.map(box -> "%s %s; it gets the one around its mask, %s.".formatted(row.where(), why, box))
                        .orElseGet(() -> "%s %s, and its mask holds no pixel of '%s'; it has no place in the truth."
                                .formatted(row.where(), why, row.picture())));
        return around;
    }
}
