package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenTable;

class LocalizationGoldenTest {

    @Test
    void the_same_maps_give_the_numbers_of_the_reference() {
        try (GoldenDirectory golden = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(new LocalizationGolden().comparisons()).failures(golden))
                    .isEmpty();
        }
    }

    @Test
    void the_same_maps_give_the_boxes_of_the_reference() {
        try (GoldenDirectory golden = GoldenDirectory.shared()) {
            assertThat(new GoldenTable(new BoxGolden().comparisons()).failures(golden))
                    .isEmpty();
        }
    }
}
