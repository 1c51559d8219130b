package org.modelaudit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what {@code src/test/python/coco_masks.py} has written with COCO's own tools. */
class CocoMasksTest {

    private static List<CSVRecord> table(String name) throws IOException {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(CocoMasksTest.class.getResourceAsStream("coco/" + name), name),
                StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.parse(text).getRecords();
        }
    }

    static Stream<CSVRecord> polygons() throws IOException {
        return table("polygons.csv").stream();
    }

    static Stream<CSVRecord> runs() throws IOException {
        return table("runs.csv").stream();
    }

    private static int[] integers(String text) {
        return Stream.of(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static Mask mask(CSVRecord row) {
        return Mask.ofRunLengths(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)), integers(row.get(3)));
    }

    @ParameterizedTest
    @MethodSource("polygons")
    void a_polygon_has_the_pixels_that_the_tools_of_coco_give_it(CSVRecord row) {
        List<double[]> polygons = new ArrayList<>();
        for (String polygon : row.get(2).split("/", -1)) {
            polygons.add(Stream.of(polygon.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        Mask expected = mask(row);

        assertThat(Mask.ofPolygons(expected.width(), expected.height(), polygons))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void compressed_and_plain_run_lengths_are_one_mask(CSVRecord row) {
        Mask expected = mask(row);

        assertThat(Mask.ofRunLengths(expected.width(), expected.height(), row.get(2)))
                .isEqualTo(expected);
    }

    @Test
    void a_square_on_whole_pixels_has_those_pixels() {
        assertThat(Mask.ofPolygons(10, 8, List.of(new double[] {2, 2, 5, 2, 5, 5, 2, 5})))
                .isEqualTo(Mask.ofBoxes(10, 8, List.of(new Box(2, 2, 5, 5))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e12})
    void a_corner_that_is_nowhere_is_refused(double corner) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.ofPolygons(4, 4, List.of(new double[] {0, 0, 1, 0, corner, 1})))
                .withMessageContaining("far from any picture");
    }
}
