package org.modelaudit.similarity;

import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.PictureSize;

/** What is done to both maps before they are compared. */
public enum MapReading {
    /** As the explainer made them: signed, at the resolution of their layer. */
    SIGNED("signed"),

    /** {@code |v|} at the resolution of their layer: where the evidence is, whichever class it speaks for. */
    ABSOLUTE("absolute"),

    /** As a person sees them: {@code max(0, v)}, resized to the input, scaled to [0, 1]. */
    SHOWN("shown");

    private final String word;

    MapReading(String word) {
        this.word = word;
    }

    /**
     * Reads a map.
     *
     * @param input size of the model's input
     * @return the map to compare; {@link Heatmap#defect()} where nothing is left to compare
     */
    public Heatmap read(Heatmap raw, PictureSize input) {
        return switch (this) {
            case SIGNED -> raw;
            case ABSOLUTE -> absolute(raw);
            case SHOWN -> shown(raw, input);
        };
    }

    private static Heatmap absolute(Heatmap raw) {
        float[] values = raw.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return new Heatmap(raw.width(), raw.height(), values);
    }

    private static Heatmap shown(Heatmap raw, PictureSize input) {
        Heatmap positive = raw.positivePart().resized(input.width(), input.height());
        return positive.defect().isPresent() ? positive : positive.normalized();
    }

    @Override
    public String toString() {
        return word;
    }
}
