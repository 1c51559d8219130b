package org.modelaudit.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a reader of the report should know about a set; of many alike, the first few and their number. */
final class Remarks {

    /** What a remark is about, and how the others of its kind are summed up. */
    enum Kind {
        MISSING_PICTURE("further rows are ignored because their picture is missing"),
        BOX("further boxes were dropped, clipped or taken from another shape"),
        SET_ASIDE("further samples have no true region, because that of an object is not known"),
        CROWD("further samples have only a region to ignore"),
        TWICE("further entries are repeated or ambiguous"),
        SPELLING("further classes are written in several ways"),
        UNREAD("further files are not read"),
        MASK("further masks are ignored"),
        SIZE("further pictures have another size than their annotation says, so their samples have no true region"),
        EXIF("further remarks are about EXIF orientations"),
        UNLISTED("further pictures have no annotation and are left out"),
        LABEL("further class names do not fit the label list");

        private final String others;

        Kind(String others) {
            this.others = others;
        }
    }

    /** Why the place of an object is not known although the annotations tell something of it. */
    enum Loss {
        REVERSED("with reversed edges (xmin > xmax or ymin > ymax)"),
        EMPTY("without area"),
        OUTSIDE("outside its picture"),
        EMPTY_MASK("with a mask that holds no pixel of its picture"),
        OTHER_SIZE("drawn on a picture of another size"),
        UNKNOWN_SHAPE("whose shape is not known"),
        UNUSABLE_MASK("whose mask is missing or cannot be used"),
        CROWD("in a region to ignore");

        private final String which;

        Loss(String which) {
            this.which = which;
        }
    }

    private static final int SHOWN = 10;

    private final Map<Kind, List<String>> shown = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();
    private final Map<Loss, String> firstLost = new EnumMap<>(Loss.class);
    private final Map<Loss, Integer> lost = new EnumMap<>(Loss.class);

    void add(Kind kind, String sentence) {
        List<String> sentences = shown.computeIfAbsent(kind, k -> new ArrayList<>());
        if (sentences.size() < SHOWN) {
            sentences.add(sentence);
        }
        counts.merge(kind, 1, Integer::sum);
    }

    /**
     * Counts an object whose place is not known.
     *
     * @param where it stands, as in {@link Annotation#where()}
     */
    void lose(Loss loss, String where) {
        firstLost.putIfAbsent(loss, where);
        lost.merge(loss, 1, Integer::sum);
    }

    /** What there is to say of the set once it is read. */
    SetNotes notes() {
        List<String> phrases = new ArrayList<>();
        lost.forEach((loss, count) ->
                phrases.add("%d %s (first: %s)".formatted(count, loss.which, firstLost.getOrDefault(loss, ""))));
        return new SetNotes(sentences(), phrases, false);
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        shown.forEach((kind, sentences) -> {
            all.addAll(sentences);
            int others = counts.getOrDefault(kind, 0) - sentences.size();
            if (others > 0) {
                all.add("%d %s.".formatted(others, kind.others));
            }
        });
        return List.copyOf(all);
    }
}
