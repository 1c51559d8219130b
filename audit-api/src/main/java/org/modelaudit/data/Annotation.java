package org.modelaudit.data;

import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of an annotation file, whatever its format: one object in one picture, or a picture without objects.
 *
 * @param picture the picture's id, its path below the set's folder
 * @param classIndex index of its class, where the file gives one
 * @param className name of its class, where the file gives one
 * @param edges of its box, not yet checked against the picture; null where there is no box
 * @param mask of its pixels; null where there is none
 * @param tags words that subsets are chosen by
 * @param where to look for it, at the start of a sentence, for example {@code Line 3 of 'annotations.csv'}
 */
record Annotation(
        String picture,
        OptionalInt classIndex,
        @Nullable String className,
        @Nullable Edges edges,
        @Nullable MaskSource mask,
        Set<String> tags,
        String where) {

    /** A half-open box that may still be empty, inverted or outside its picture. */
    record Edges(double left, double top, double right, double bottom) {

        @Override
        public String toString() {
            return "[x %s..%s, y %s..%s]".formatted(left, right, top, bottom);
        }
    }
}
