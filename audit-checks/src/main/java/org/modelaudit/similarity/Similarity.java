package org.modelaudit.similarity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/**
 * One number that says how alike two maps of the same picture are. An immutable value; make one of your own by giving a
 * {@link Formula}.
 *
 * @param id lower-case words joined by hyphens, for example {@code ssim-gaussian}; it becomes the dialect of a metric's id
 * @param name for people, for example {@code Spearman correlation}
 * @param direction {@link Direction#HIGHER_IS_BETTER} where a higher number means more alike
 * @param range in which every number lies
 * @param reading what is done to both maps first
 * @param formula on the maps as read
 */
public record Similarity(
        String id, String name, Direction direction, Range range, MapReading reading, Formula formula) {

    /** Compares two maps of equal size, neither of them constant. */
    public interface Formula {

        /**
         * @param first as read
         * @param second as read, of the size of {@code first}
         * @return a value, or undefined for a reason
         */
        Outcome of(Heatmap first, Heatmap second);

        /** Changes whenever the same maps, read so, would give another number; the metrics that ask for it have it in their ids. */
        default int version(MapReading reading) {
            return 1;
        }
    }

    /** The same formula on maps that are read otherwise. */
    public Similarity reading(MapReading other) {
        return new Similarity(id, name, direction, range, other, formula);
    }

    /**
     * This similarity, for a metric whose bound is on how alike maps are.
     *
     * @throws IllegalArgumentException where a higher number means less alike
     */
    public Similarity requireHigherIsAlike() {
        if (direction != Direction.HIGHER_IS_BETTER) {
            throw new IllegalArgumentException(
                    "Of the %s a higher number means less alike; choose a similarity.".formatted(name));
        }
        return this;
    }

    /** What a metric's settings say of it, in the order of a report. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("similarity", name);
        settings.put("maps", reading.toString());
        return settings;
    }

    /** That of the formula for maps that are read like this. */
    public int version() {
        return formula.version(reading);
    }

    /** Id and reading, for example {@code spearman-signed}. */
    public String dialect() {
        return id + "-" + reading;
    }

    /**
     * Compares two maps of one picture. Where they come from layers of different size, both are resized to the input.
     *
     * @param first as its explainer made it
     * @param second as its explainer made it
     * @param input size of the model's input
     * @return a value in {@link #range()}, or undefined where a map is constant once it is read
     */
    public Outcome between(Heatmap first, Heatmap second, PictureSize input) {
        Heatmap a = reading.read(first, input);
        Heatmap b = reading.read(second, input);
        Optional<String> defect = a.defect().or(b::defect);
        if (defect.isPresent()) {
            return Outcome.undefined("a map cannot be compared (%s): %s".formatted(reading, defect.get()));
        }
        if (a.width() != b.width() || a.height() != b.height()) {
            a = a.resized(input.width(), input.height());
            b = b.resized(input.width(), input.height());
        }
        return formula.of(a, b);
    }
}
