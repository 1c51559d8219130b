package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenTable;

class PerturbationReferenceTest {

    @Test
    void maps_equal_those_of_the_fields_own_libraries() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(new PerturbationGolden().comparisons()).failures(directory))
                    .isEmpty();
        }
    }
}
