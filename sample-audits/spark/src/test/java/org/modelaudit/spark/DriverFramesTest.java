package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;

@ExtendWith(LocalSpark.class)
class DriverFramesTest {

    @TempDir
    private Path folder;

    private final DriverFrames frames = DriverFrames.INSTANCE;

    /** Rows whose bytes are their id with something behind it. */
    private static Dataset<Row> rows(String content, int pictures) {
        return LocalSpark.session()
                .range(pictures)
                .selectExpr("concat(id, '.png') as id")
                .withColumn("content", functions.expr("cast(concat(id, '%s') as binary)".formatted(content)));
    }

    private static List<String> contents(AuditSet set) {
        return set.samples().stream()
                .map(sample -> {
                    try {
                        return Files.readString(sample.file(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static List<Path> files(AuditSet set) {
        return set.samples().stream().map(AuditSample::file).toList();
    }

    @Test
    void a_frame_that_is_computed_in_the_same_way_is_read_once() {
        AuditSet first = frames.read("once", rows("a", 3));
        AuditSet second = frames.read("once", rows("a", 3));

        assertThat(contents(first)).containsExactly("0.pnga", "1.pnga", "2.pnga");
        assertThat(files(second)).isEqualTo(files(first));
    }

    @Test
    void one_that_is_computed_otherwise_leaves_the_first_alone() {
        AuditSet first = frames.read("twice", rows("a", 3));
        AuditSet second = frames.read("twice", rows("b", 3));

        assertThat(contents(first)).containsExactly("0.pnga", "1.pnga", "2.pnga");
        assertThat(contents(second)).containsExactly("0.pngb", "1.pngb", "2.pngb");
    }

    @Test
    void the_frame_of_pictures_is_the_one_that_they_were_copied_from_whatever_they_are_called() {
        Dataset<Row> others = rows("b", 3);
        frames.read("first", rows("a", 3));
        AuditSet second = frames.read("second", others);
        AuditSet some = AuditSet.of("of my own", second.samples().subList(1, 2));

        assertThat(frames.of(some.samples()))
                .hasValueSatisfying(frame -> assertThat(frame.name()).isEqualTo("second"));
    }

    @Test
    void pictures_of_a_folder_or_of_two_frames_are_of_none() {
        AuditSet first = frames.read("one", rows("a", 1));
        AuditSet second = frames.read("two", rows("b", 1));

        assertThat(frames.of(Stream.of(first, second)
                        .flatMap(set -> set.samples().stream())
                        .toList()))
                .isEmpty();
        assertThat(frames.of(List.of(AuditSample.of("0.png", folder.resolve("0.png")))))
                .isEmpty();
    }
}
