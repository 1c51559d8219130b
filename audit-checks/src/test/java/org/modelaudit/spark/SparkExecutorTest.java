package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.distribution.AuditExecutor;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.ledger.KeptBatch;

/** Where there is no whole Spark on the class path, as here. */
class SparkExecutorTest {

    private static final Receiver NOBODY = new Receiver() {
        @Override
        public void keep(String worker, KeptBatch batch) {
            throw new AssertionError("Nothing can have been computed.");
        }

        @Override
        public void say(String sentence) {
            throw new AssertionError(sentence);
        }
    };

    @Test
    void it_is_found_by_its_name() {
        Distribution distribution =
                Distribution.from(name -> name.equals("modelaudit.executor") ? Optional.of("spark") : Optional.empty());

        assertThat(distribution.executor())
                .get()
                .extracting(AuditExecutor::name)
                .isEqualTo("spark");
    }

    @Test
    void without_spark_it_says_what_is_missing() {
        try (SparkExecutor spark = new SparkExecutor()) {
            assertThatThrownBy(() -> spark.compute(new DistributedAudit(
                            "test",
                            "audit",
                            "title",
                            List.of(AuditSample.of("a.png", Path.of("a.png"))),
                            new TreeMap<>(),
                            List.of(),
                            NOBODY)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("modelaudit.executor is spark, but ");
        }
    }

    @Test
    void a_process_that_is_no_executor_has_no_assignment() {
        assertThatThrownBy(() -> Distribution.from(
                        name -> Optional.of("spark").filter(word -> name.startsWith("modelaudit.executor"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modelaudit.executor.assignment names 'spark', but this process has no such work; leave it unset, it is for workers alone.");
    }
}
