package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenTable;

class RelevanceReferenceTest {

    @Test
    void relevance_equals_the_references_or_differs_for_a_reason() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(new RelevanceGolden().comparisons()).failures(directory))
                    .isEmpty();
        }
    }
}
