package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.ledger.KeptBatch;

@ExtendWith(LocalSpark.class)
class DriverTest {

    @TempDir
    private Path folder;

    private final Told told = new Told();

    private void compute(List<AuditSample> samples, List<Path> models) {
        new SparkExecutor()
                .compute(new DistributedAudit(
                        "[engine:junit-jupiter]/[class:com.example.Missing]/[method:audits()]",
                        "audit",
                        "title",
                        samples,
                        new TreeMap<>(),
                        models,
                        told));
    }

    @Test
    void a_model_file_that_is_gone_is_told_and_leaves_the_audit_to_this_process() {
        Path gone = folder.resolve("gone.pt");

        compute(List.of(AuditSample.of("0.png", folder.resolve("0.png"))), List.of(gone));

        assertThat(told.sentences)
                .containsExactly(
                        "The model file '%s' cannot be read any more (%s), so the audit is computed in this process."
                                .formatted(gone, gone));
    }

    @Test
    void rows_that_cannot_be_computed_again_are_told_and_leave_the_audit_to_this_process() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "0.png,a\n");
        Dataset<Row> rows = LocalSpark.session()
                .read()
                .csv(table.toString())
                .selectExpr("_c0 as id", "cast(_c1 as binary) as content")
                // A shuffle is computed as soon as the partitions are asked for.
                .repartition(2);
        AuditSet set = SparkPictures.of("gone", () -> rows);
        Files.delete(table);

        compute(set.samples(), List.of());

        assertThat(told.sentences).singleElement().asString().contains("table.csv");
    }

    @Test
    void each_picture_that_is_asked_for_is_sent_once_however_many_boxes_it_has() {
        Dataset<Row> rows = LocalSpark.session()
                .sql(
                        "select * from values ('a', X'01', 1), ('b', X'02', 2), ('a', X'01', 3), ('c', X'03', 4) as t(id, content, xmin)"
                                + " cross join (select 0.0 as ymin, 9 as xmax, 9 as ymax)");
        AuditSet set = SparkPictures.of("boxes", () -> rows);
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
        DriverFrames.Frame frame = DriverFrames.INSTANCE.of(set.samples()).orElseThrow();

        try (Broadcasts broadcasts = new Broadcasts(context)) {
            assertThat(Driver.ofRows(context, frame, List.of("a", "c"), broadcasts)
                            .collect())
                    .extracting(picture -> picture._1() + Arrays.toString(picture._2()))
                    .containsExactlyInAnyOrder("a[1]", "c[3]");
        }
    }

    /** What people are told, where nothing can be kept. */
    private static final class Told implements Receiver {

        private final List<String> sentences = new ArrayList<>();

        @Override
        public void keep(String worker, KeptBatch batch) {
            throw new AssertionError("Nothing can have been computed.");
        }

        @Override
        public void say(String sentence) {
            sentences.add(sentence);
        }
    }
}
