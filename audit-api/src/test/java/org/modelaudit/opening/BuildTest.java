package org.modelaudit.opening;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void a_folder_of_classes_and_a_jar_are_told_by_their_files() {
        assertThat(Build.of(FileRuntime.class).files()).isGreaterThan(10);
        assertThat(Build.of(Assertions.class).files()).isEqualTo(1);
        assertThat(Build.of(Assertions.class).bytes()).isGreaterThan(1 << 20);
        assertThat(Build.of(Assertions.class)).isNotEqualTo(Build.of(FileRuntime.class));
    }

    @Test
    void a_class_of_unknown_origin_has_a_build_of_its_own_that_does_not_change() {
        assertThat(Build.of(String.class).files()).isZero();
        assertThat(Build.of(String.class)).isEqualTo(Build.of(String.class));
    }
}
