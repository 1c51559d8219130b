package org.modelaudit.report.record;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;

/**
 * What became of one requirement.
 *
 * @param text the requirement in words
 * @param sanity whether what the explainer shows counts only if this is met
 * @param slicedBy keys by whose slices it was judged as well, such as {@code class}; often none
 * @param metric that was measured
 * @param threshold that it was held against
 * @param measured what was found on all pictures
 * @param slices what was found in each slice that was judged, worst first; often none
 * @param waiver who answers for it; null where nobody need
 * @param values by sample id, those that have one
 * @param undefined why the metric has no value, by sample id
 * @param failed why a sample could not be measured, by sample id
 */
public record RecordedVerdict(
        String text,
        boolean sanity,
        List<String> slicedBy,
        RecordedMetric metric,
        RecordedThreshold threshold,
        RecordedMeasure measured,
        List<RecordedSlice> slices,
        @Nullable RecordedWaiver waiver,
        SortedMap<String, Double> values,
        SortedMap<String, String> undefined,
        SortedMap<String, String> failed) {

    private static final String PICTURES = "pictures";

    /** The family of what is found of a set as a whole. */
    private static final String STUDY = "study";

    /**
     * The metric; an end of its range that is infinite is null.
     *
     * @param id with dialect and version
     * @param name for people
     * @param family of metrics that it belongs to, such as {@code robustness}; empty for one of a team's own
     * @param direction which way it improves
     * @param low smallest possible value
     * @param high largest possible value
     * @param source where its definition stands
     * @param settings that decide its numbers
     * @param proportion whether every value is 0 or 1
     */
    public record RecordedMetric(
            String id,
            String name,
            String family,
            Direction direction,
            @Nullable Double low,
            @Nullable Double high,
            String source,
            SortedMap<String, String> settings,
            boolean proportion) {

        /** What its values speak of, in the plural: {@code pictures}, or what a study of a whole set has, such as {@code units}. */
        public String over() {
            return family.equals(STUDY) ? settings.getOrDefault(Metric.OVER, PICTURES) : PICTURES;
        }

        /** Whether each value is of a picture. */
        public boolean isOfPictures() {
            return over().equals(PICTURES);
        }
    }

    /**
     * The threshold; a bound that is not there is null.
     *
     * @param low lower bound, inclusive
     * @param high upper bound, inclusive
     * @param statistic that was held against the bounds, such as {@code mean}, or {@code every sample}
     * @param confidence level of the interval that had to lie inside; null for the estimate alone
     * @param undefinedLimit largest share of samples without a value, in [0, 1]
     * @param precision half the width that the interval might have at most; null for any
     * @param sequential whether the audit might stop as soon as the interval decided
     * @param against what else than bounds it was held against, {@code baseline} or the file of another model with its SHA-256; null where
     *     bounds are given
     * @param margin loss that had to be excluded there; null for none
     */
    public record RecordedThreshold(
            @Nullable Double low,
            @Nullable Double high,
            String statistic,
            @Nullable Double confidence,
            double undefinedLimit,
            @Nullable Double precision,
            boolean sequential,
            @Nullable String against,
            @Nullable Double margin) {}

    /**
     * A slice and what was found in it.
     *
     * @param name such as {@code class cat}
     * @param measured there
     */
    public record RecordedSlice(String name, RecordedMeasure measured) {}

    /**
     * A waiver that was used, or did not help.
     *
     * @param owner who answers
     * @param reason why
     * @param expires last day on which it holds, ISO 8601
     * @param statusWithout what the verdict were without it
     */
    public record RecordedWaiver(String owner, String reason, String expires, Status statusWithout) {}
}
