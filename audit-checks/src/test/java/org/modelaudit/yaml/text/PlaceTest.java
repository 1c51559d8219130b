package org.modelaudit.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({"'', .", "., .", "./, .", "a/.., .", "a/b, a/b", "./a, a", "../a, ../a", ".., .."})
    void a_place_is_named_from_the_working_directory_which_has_a_name_too(String path, String name) {
        assertThat(Place.name(Path.of(path))).isEqualTo(name);
    }
}
