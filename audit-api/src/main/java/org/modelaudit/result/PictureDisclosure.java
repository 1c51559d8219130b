package org.modelaudit.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.result.Evidence.Exhibit;

/**
 * How much of the audited pictures any report may show, {@code modelaudit.pictures}: of people and patients perhaps nothing. Applied where
 * {@link Evidence} comes from, so that no reporter can forget it.
 */
public enum PictureDisclosure {

    /** As the model saw them. */
    SHOWN,

    /**
     * Coarser than a face needs to be recognised: see {@link org.modelaudit.image.Picture#blurred()}. Maps become as coarse, because
     * those of single pixels draw the picture once more, and a true region becomes its box, because its outline may be a profile.
     */
    BLURRED,

    /** No picture and no map: values alone. */
    NONE;

    /** The fact of an audit that says so, where pictures are not {@link #SHOWN}; its value is {@link #word()}. */
    public static final String FACT = "pictures in reports";

    /** As a user writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a report gets of a sample; empty where it gets nothing. */
    public Optional<Exhibit> of(Exhibit exhibit) {
        return switch (this) {
            case SHOWN -> Optional.of(exhibit);
            case BLURRED -> Optional.of(blurred(exhibit));
            case NONE -> Optional.empty();
        };
    }

    private static Exhibit blurred(Exhibit exhibit) {
        List<Box> boxes = exhibit.boxes().isEmpty()
                ? exhibit.mask().flatMap(Mask::boundingBox).stream().toList()
                : exhibit.boxes();
        return new Exhibit(exhibit.picture().blurred(), coarse(exhibit), boxes, Optional.empty());
    }

    private static Explanation coarse(Exhibit exhibit) {
        Explanation explanation = exhibit.explanation();
        Heatmap map = explanation.heatmap();
        if (map == null) {
            return explanation;
        }
        int width = exhibit.picture().blurredColumns();
        int height = exhibit.picture().blurredRows();
        return new Explanation(
                explanation.prediction(),
                explanation.explainedClass(),
                map.averaged(Math.min(width, map.width()), Math.min(height, map.height())),
                null,
                explanation.diagnostics());
    }
}
