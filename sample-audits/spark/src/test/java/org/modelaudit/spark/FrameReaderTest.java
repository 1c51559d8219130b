package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
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
        FrameIndex index = read(rows(
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
    void two_pictures_of_one_id_are_refused() {
        isRefused(
                rows("id, content", "('a', X'01'), ('a', X'02')"),
                "The rows of 'a' in 'signs' hold two pictures; give each picture an id of its own.");
    }
}
