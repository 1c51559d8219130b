package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;

/** The same maps give the same numbers as the reference values do, or differ for a reason. */
class FaithfulnessReferenceTest {

    /** The conformance profile compares the large networks as well. */
    private static final String SMALL_NETWORK = "resnet20_cifar10";

    @Test
    void every_reference_value_is_met_or_differs_for_a_reason() {
        Map<String, GoldenComparison> ours = new FaithfulnessGolden().comparisons();
        GoldenTable table = new GoldenTable(ours);
        int passed = 0;
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            for (GoldenEntry entry : directory.entries()) {
                if (ours.containsKey("C/" + entry.method()) && entry.network().equals(SMALL_NETWORK)) {
                    for (GoldenRow row : table.compare(entry)) {
                        assertThat(row.outcome())
                                .as("%s: %s", entry.id(), row)
                                .isIn(GoldenRow.Outcome.PASS, GoldenRow.Outcome.DIFFERS_BY_DESIGN);
                        passed += row.outcome() == GoldenRow.Outcome.PASS ? 1 : 0;
                    }
                }
            }
        }
        assertThat(passed).isGreaterThan(80);
    }
}
