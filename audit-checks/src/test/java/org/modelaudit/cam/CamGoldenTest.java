package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;

/** Maps of the deployed files equal those that the field's own libraries compute on the networks in Python. */
class CamGoldenTest {

    /** One run of the model for each channel: the conformance profile compares them on the larger networks too. */
    private static final Set<String> SLOW = Set.of("B/scorecam", "B/scorecam_official");

    @Test
    void maps_and_weights_equal_the_reference_values() {
        Map<String, GoldenComparison> comparisons = new TreeMap<>(new CamGolden().comparisons());
        SLOW.forEach(method -> comparisons.computeIfPresent(method, (m, comparison) -> smallNetwork(comparison)));

        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(comparisons).failures(directory)).isEmpty();
        }
    }

    private static GoldenComparison smallNetwork(GoldenComparison comparison) {
        return entry -> entry.input().shape()[2] <= 32
                ? comparison.compare(entry)
                : List.of(GoldenRow.unknown("compared by the conformance profile"));
    }
}
