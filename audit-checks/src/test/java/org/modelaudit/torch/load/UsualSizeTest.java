package org.modelaudit.torch.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualSizeTest {

    @ParameterizedTest
    @CsvSource({
        "64, 67, 64", // two poolings of 2 behind 64
        "61, 64, 64", // the same, rounded up
        "28, 31, 28",
        "29, 32, 32",
        "224, 255, 224",
        "193, 224, 224",
        "296, 303, 299",
        "1, 1024, 224"
    })
    void a_published_size_is_named_before_others(long smallest, long largest, long usual) {
        assertThat(UsualSize.between(smallest, largest)).isEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 43, 40",
        "77, 83, 80",
        "100, 103, 100",
        "101, 103, 102",
        "65, 65, 65",
        "353, 415, 384",
        "385, 447, 416"
    })
    void elsewhere_the_roundest_is_named(long smallest, long largest, long usual) {
        assertThat(UsualSize.between(smallest, largest)).isEqualTo(usual);
    }
}
