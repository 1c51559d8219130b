package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;

/** Finds the pictures whose object is nearly all that the model sees: a map cannot miss it there, so they say nothing. */
final class FillingRegions {

    /** Share of the input from which on a region counts as filling it. */
    private static final double NEARLY_ALL = 0.95;

    private final boolean asked;
    private final List<Optional<String>> filled = new ArrayList<>();

    FillingRegions(List<Requirement> requirements) {
        asked = requirements.stream()
                .anyMatch(requirement -> requirement.metric().needsRegion());
    }

    /** Looks at the next samples, in the set's order. */
    void look(List<SampleRow> rows) {
        if (asked) {
            rows.forEach(row -> filled.add(Optional.ofNullable(row.geometry())
                    .filter(geometry -> isFilled(row.sample(), geometry))
                    .map(geometry -> row.sample().id())));
        }
    }

    private static boolean isFilled(AuditSample sample, Geometry geometry) {
        PictureSize input = geometry.input();
        List<Box> boxes = sample.boxes().stream()
                .flatMap(box -> geometry.map(box).stream())
                .toList();
        try {
            Optional<Mask> region = boxes.isEmpty()
                    ? sample.mask().map(geometry::map)
                    : Optional.of(Mask.ofBoxes(input.width(), input.height(), boxes));
            return region.filter(mask -> mask.area() >= NEARLY_ALL * input.width() * input.height())
                    .isPresent();
        } catch (DataException unusable) {
            // What measures the sample says so.
            return false;
        }
    }

    /**
     * What a reader of the result must know.
     *
     * @param n how many samples, of those looked at first, the result speaks of
     */
    List<String> remarks(int n) {
        List<String> ids = filled.stream().limit(n).flatMap(Optional::stream).toList();
        return ids.isEmpty()
                ? List.of()
                : List.of(
                        "the object fills at least 95 %% of what the model sees in %d of %d pictures (first: '%s'), where a map cannot miss it; they lift a localization score, whatever the model looks at"
                                .formatted(ids.size(), n, ids.get(0)));
    }
}
