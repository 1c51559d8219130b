package org.modelaudit.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.image.InputSpecification;

class GroupSizeTest {

    @Test
    void a_cpu_takes_pictures_one_by_one() {
        assertThat(GroupSize.of(Device.cpu(), InputSpecification.imageNet(32))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"32, 8", "128, 8", "224, 4", "299, 2", "512, 2", "2048, 2"})
    void a_cpu_takes_variants_of_a_picture_by_as_many_as_stay_in_its_cache(int side, int variants) {
        assertThat(GroupSize.ofVariants(Device.cpu(), InputSpecification.imageNet(side)))
                .isEqualTo(variants);
    }

    @ParameterizedTest
    @CsvSource({"16, 32", "32, 32", "128, 32", "192, 16", "224, 8", "299, 4", "512, 2", "1024, 1"})
    void a_gpu_takes_a_power_of_two_bounded_by_the_size_of_the_pictures(int side, int pictures) {
        assertThat(GroupSize.of(Device.gpu(), InputSpecification.imageNet(side)))
                .isEqualTo(pictures);
    }
}
