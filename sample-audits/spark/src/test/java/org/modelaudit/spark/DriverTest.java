package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.ledger.KeptBatch;

@ExtendWith(LocalSpark.class)
class DriverTest {

    @TempDir
    private Path folder;

    private final Told told = new Told();

    private void compute(List<Path> models) {
        new SparkExecutor()
                .compute(new DistributedAudit(
                        "[engine:junit-jupiter]/[class:com.example.Missing]/[method:audits()]",
                        "audit",
                        "title",
                        List.of(AuditSample.of("0.png", folder.resolve("0.png"))),
                        new TreeMap<>(),
                        models,
                        told));
    }

    @Test
    void a_model_file_that_is_gone_is_told_and_leaves_the_audit_to_this_process() {
        Path gone = folder.resolve("gone.pt");

        compute(List.of(gone));

        assertThat(told.sentences)
                .containsExactly(
                        "The model file '%s' cannot be read any more (%s), so the audit is computed in this process."
                                .formatted(gone, gone));
    }

    /** What people are told, where nothing can be kept. */
    private static final class Told implements Receiver {

        private final List<String> sentences = new ArrayList<>();

        @Override
        public void keep(String worker, List<String> samples, KeptBatch batch) {
            throw new AssertionError("Nothing can have been computed.");
        }

        @Override
        public void say(String sentence) {
            sentences.add(sentence);
        }
    }
}
