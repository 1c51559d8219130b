package org.modelaudit.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.PictureSize;

/**
 * One row of an annotation file, whatever its format: one object in one picture, or a picture without objects.
 *
 * @param picture the picture's id, its path below the set's folder
 * @param classIndex index of its class, where the file gives one
 * @param className name of its class, where the file gives one
 * @param role what the row says about its shape
 * @param shape where it is
 * @param tags words that subsets are chosen by
 * @param drawnOn size of the picture that the shape was drawn on, as the file has it
 * @param where to look for it, at the start of a sentence, for example {@code Line 3 of 'annotations.csv'}
 */
record Annotation(
        String picture,
        OptionalInt classIndex,
        @Nullable String className,
        Role role,
        Shape shape,
        Set<String> tags,
        DrawnOn drawnOn,
        String where) {

    /** What lies within a shape. */
    enum Role {
        /** One object. */
        OBJECT,
        /** A crowd: objects of the class that nobody told apart, neither object nor background. */
        IGNORED
    }

    /** A picture of which the file says nothing but that it is there. */
    static Annotation none(String picture, String where) {
        return new Annotation(
                picture, OptionalInt.empty(), null, Role.OBJECT, Shape.NONE, Set.of(), DrawnOn.UNKNOWN, where);
    }

    /** The same row with its shape elsewhere. */
    Annotation with(Shape other, DrawnOn on) {
        return new Annotation(picture, classIndex, className, role, other, tags, on, where);
    }

    /** Whether two rows describe one object twice. */
    boolean repeats(Annotation other) {
        return role == other.role
                && shape.known()
                && shape.flaw() == null
                && shape.outline().equals(other.shape.outline());
    }

    /**
     * Where an object is.
     *
     * @param edges of its box, not yet checked against the picture; null where there is no box
     * @param mask of its pixels; null where there is none
     * @param flaw why the shape cannot be trusted, a phrase such as {@code has a polygon of 2 corners}; null where it can
     * @param maskMissing whether the row names a mask that is not there
     */
    record Shape(
            @Nullable Edges edges,
            @Nullable MaskSource mask,
            @Nullable String flaw,
            boolean maskMissing) {

        /** A shape of which no file is missing. */
        Shape(@Nullable Edges edges, @Nullable MaskSource mask, @Nullable String flaw) {
            this(edges, mask, flaw, false);
        }

        static final Shape NONE = new Shape(null, null, null);

        boolean known() {
            return edges != null || mask != null;
        }

        private List<String> outline() {
            return List.of(String.valueOf(edges), mask == null ? "" : mask.fingerprint());
        }
    }

    /** A half-open box that may still be empty, inverted or outside its picture. */
    record Edges(double left, double top, double right, double bottom) {

        /** In a turned picture; reversed edges stay reversed. */
        Edges turned(Orientation orientation, PictureSize stored) {
            double[] edges = orientation.turned(new double[] {left, top, right, bottom}, stored);
            return new Edges(edges[0], edges[1], edges[2], edges[3]);
        }

        @Override
        public String toString() {
            return "[x %s..%s, y %s..%s]".formatted(left, right, top, bottom);
        }
    }

    /** Width and height of a picture by its annotation; 0 where that does not say. */
    record DrawnOn(double width, double height) {

        static final DrawnOn UNKNOWN = new DrawnOn(0, 0);

        boolean fits(PictureSize size) {
            return (!(width > 0) || width == size.width()) && (!(height > 0) || height == size.height());
        }

        boolean isTurned(PictureSize size) {
            return width == size.height() && height == size.width();
        }

        @Override
        public String toString() {
            return number(width) + "×" + number(height);
        }

        private static String number(double side) {
            return !(side > 0) ? "?" : side == Math.rint(side) ? Long.toString((long) side) : Double.toString(side);
        }
    }
}
