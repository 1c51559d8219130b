package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;

class FaithfulnessMetricsTest {

    private static final List<Metric> LOWER_IS_BETTER = List.of(
            FaithfulnessMetrics.averageDrop(),
            FaithfulnessMetrics.absoluteAverageDrop(),
            FaithfulnessMetrics.complexity(),
            FaithfulnessMetrics.deletion(),
            FaithfulnessMetrics.pixelFlipping(),
            FaithfulnessMetrics.regionPerturbationLeastRelevantFirst(),
            FaithfulnessMetrics.selectivity(),
            FaithfulnessMetrics.road(),
            FaithfulnessMetrics.infidelity(),
            FaithfulnessMetrics.infidelity().unscaled(),
            FaithfulnessMetrics.completeness(),
            FaithfulnessMetrics.smallestSufficientRegion(),
            FaithfulnessMetrics.entropyComplexity(),
            FaithfulnessMetrics.effectiveComplexity());

    private static final List<Metric> HIGHER_IS_BETTER = List.of(
            FaithfulnessMetrics.increaseInConfidence(),
            FaithfulnessMetrics.averageGain(),
            FaithfulnessMetrics.coherency(),
            FaithfulnessMetrics.adcc(),
            FaithfulnessMetrics.insertion(),
            FaithfulnessMetrics.pixelFlippingLeastRelevantFirst(),
            FaithfulnessMetrics.regionPerturbation(),
            FaithfulnessMetrics.irof(),
            FaithfulnessMetrics.roadLeastRelevantFirst(),
            FaithfulnessMetrics.roadCombined(),
            FaithfulnessMetrics.faithfulnessCorrelation(),
            FaithfulnessMetrics.faithfulnessEstimate(),
            FaithfulnessMetrics.sensitivityN(),
            FaithfulnessMetrics.sparseness());

    @Test
    void each_metric_has_the_direction_of_its_paper() {
        assertThat(LOWER_IS_BETTER).allMatch(metric -> metric.direction() == Direction.LOWER_IS_BETTER);
        assertThat(HIGHER_IS_BETTER).allMatch(metric -> metric.direction() == Direction.HIGHER_IS_BETTER);
    }

    @Test
    void each_metric_has_an_id_of_its_own_and_names_its_source() {
        assertThat(LOWER_IS_BETTER).extracting(Metric::id).doesNotHaveDuplicates();
        assertThat(HIGHER_IS_BETTER).extracting(Metric::id).doesNotHaveDuplicates();
        assertThat(HIGHER_IS_BETTER)
                .extracting(Metric::id)
                .doesNotContainAnyElementsOf(
                        LOWER_IS_BETTER.stream().map(Metric::id).toList());
        assertThat(HIGHER_IS_BETTER).extracting(Metric::source).noneMatch(String::isBlank);
    }

    @Test
    void what_removes_pixels_says_by_what_they_are_replaced() {
        assertThat(FaithfulnessMetrics.insertion().settings())
                .containsEntry("baseline", "blurred, Gaussian 11×11, deviation 5")
                .containsEntry("steps", "28")
                .containsEntry("equal pixels", "drawn for each sample, seed 42");
        assertThat(FaithfulnessMetrics.deletion().settings()).containsEntry("baseline", "zero in the model's units");
        assertThat(FaithfulnessMetrics.regionPerturbation().settings())
                .containsEntry("baseline", "uniform noise, seed 42")
                .containsEntry("region", "9 pixels");
        assertThat(FaithfulnessMetrics.irof().settings()).containsEntry("superpixels", "SLIC, about 100 superpixels");
        assertThat(FaithfulnessMetrics.road().settings())
                .containsEntry("shares removed", "[0.1, 0.3, 0.5, 0.7, 0.9]")
                .containsEntry("noise", "0.01, seed 42");
    }
}
