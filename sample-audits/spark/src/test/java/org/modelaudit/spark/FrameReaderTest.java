package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.DataException;

@ExtendWith(LocalSpark.class)
class FrameReaderTest {

    @TempDir
    private Path folder;

    /** Rows of values in SQL, each in brackets. */
    private static Dataset<Row> rows(String columns, String values) {
        return LocalSpark.session().sql("select * from values %s as t(%s)".formatted(values, columns));
    }

    private FrameIndex read(Dataset<Row> rows) {
        return FrameReader.read("signs", rows, folder);
    }

    private void isRefused(Dataset<Row> rows, String sentence) {
        assertThatThrownBy(() -> read(rows)).isInstanceOf(DataException.class).hasMessage(sentence);
    }

    @Test
    void several_rows_of_a_picture_are_its_boxes() {
        FrameIndex index = read(
                rows(
                        "id, content, class_name, xmin, ymin, xmax, ymax",
                        "('a', X'01', 'stop', 1, 2, 3, 4), ('b', X'02', 'give way', null, null, null, null), ('a', X'01', 'stop', 5, 6, 7, 8.5)"));

        assertThat(index.repeats()).isTrue();
        assertThat(index.rows()).extracting(IndexRow::id).containsExactlyInAnyOrder("a", "b");
        assertThat(index.rows())
                .filteredOn(row -> row.id().equals("a"))
                .singleElement()
                .satisfies(row -> assertThat(row.boxes())
                        .containsExactlyInAnyOrder(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8.5}));
        assertThat(IndexRow.file(folder, "a")).hasBinaryContent(new byte[] {1});
        assertThat(IndexRow.file(folder, "b")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void a_class_index_may_be_any_whole_number_and_an_id_any_value() {
        assertThat(read(rows("id, content, class_index, class_name", "(7, X'01', 3.0D, null)"))
                        .rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.id()).isEqualTo("7");
                    assertThat(row.classIndex()).isEqualTo(3);
                    assertThat(row.className()).isNull();
                });
    }

    @Test
    void a_picture_without_bytes_fails_alone() {
        read(rows("id, content", "('a', X'01'), ('b', null)"));

        assertThat(IndexRow.file(folder, "b")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id                      | ('a')                        | The DataFrame of 'signs' has no column 'content', but id; name it so.
            id, content, xmin       | ('a', X'01', 1)              | The DataFrame of 'signs' has no column 'ymin', but content, id, xmin; name it so.
            id, content, id         | ('a', X'01', 'b')            | The DataFrame of 'signs' has two columns 'id'; drop one.
            id, content             | ('a', 'text')                | The column 'content' of 'signs' holds STRING, but it must be of the bytes of files; cast it.
            id, content             | (X'61', X'01')               | The column 'id' of 'signs' holds BINARY, but it must be of text or numbers; cast it.
            id, content, class_index| ('a', X'01', '3')            | The column 'class_index' of 'signs' holds STRING, but it must be of numbers; cast it.
            id, content, class_name | ('a', X'01', 3)              | The column 'class_name' of 'signs' holds INT, but it must be of text; cast it.
            id, content             | (string(null), X'01')        | A row of 'signs' has no id; give each one.
            id, content, class_index| ('a', X'01', 1.5)            | The class index of 'a' in 'signs' is 1.5; give a whole number of at least 0.
            id, content, class_index| ('a', X'01', -1)             | The class index of 'a' in 'signs' is -1; give a whole number of at least 0.
            id, content, class_index| ('a', X'01', 4294967296L)    | The class index of 'a' in 'signs' is 4294967296; give a whole number of at least 0.
            id, content, class_index| ('a', X'01', 1), ('a', X'01', 2) | The rows of 'a' in 'signs' name two classes; give each class an id of its own.
            id, content, xmin, ymin, xmax, ymax | ('a', X'01', 1, 2, null, 4) | A box of 'a' in 'signs' has 3 of its four edges; give all of them, or none.
            id, content, xmin, ymin, xmax, ymax | ('a', X'01', 1, 2, 1, 4)    | 'a' in 'signs': A box needs a positive width and height, but got [1.0, 2.0, 1.0, 4.0].
            """)
    void what_cannot_be_meant_is_refused_in_a_sentence(String columns, String values, String sentence) {
        assertThatThrownBy(() -> read(rows(columns, values)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void rows_that_spark_cannot_compute_are_told_by_name() {
        Dataset<Row> rows = rows("id, content", "('a', X'01')")
                .withColumn("content", functions.expr("cast(raise_error(id) as binary)"));

        isRefused(rows, "The rows of 'signs' cannot be computed by Spark: [USER_RAISED_EXCEPTION] a SQLSTATE: P0001");
    }

    @Test
    void a_frame_without_rows_is_refused() {
        isRefused(
                rows("id, content", "('a', X'01')").filter("id > 'a'"),
                "There is no picture in 'signs'; an audit needs at least one.");
    }

    @Test
    void two_pictures_of_one_id_are_refused() {
        isRefused(
                rows("id, content", "('a', X'01'), ('a', X'02')"),
                "The rows of 'a' in 'signs' hold two pictures; give each picture an id of its own.");
    }
}
