package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;

class ClusterTest {

    @TempDir
    private Path folder;

    private final SparkExecutor executor = new SparkExecutor();

    @AfterEach
    void stop() {
        executor.close();
        System.clearProperty("spark.master");
    }

    private AuditSet pictures() throws IOException {
        Files.write(folder.resolve("a.png"), new byte[] {1});
        return SparkPictures.below(folder.toString());
    }

    @Test
    void a_session_that_was_opened_for_pictures_ends_with_the_run() throws IOException {
        System.setProperty("spark.master", "local[1]");
        System.setProperty("spark.driver.host", "127.0.0.1");
        AuditSet first = pictures();
        SparkSession session = Cluster.INSTANCE.session();
        assertThat(pictures().samples().get(0).file())
                .isEqualTo(first.samples().get(0).file());

        executor.close();

        assertThat(session.sparkContext().isStopped()).isTrue();
        assertThat(first.samples().get(0).file()).exists();
        assertThat(pictures().samples()).hasSize(1);
    }

    @Test
    void a_session_of_the_users_own_is_used_and_stays() throws IOException {
        SparkSession own = LocalSpark.session();
        try {
            pictures();
            executor.close();

            assertThat(own.sparkContext().isStopped()).isFalse();
        } finally {
            own.stop();
        }
    }

    @Test
    void where_there_is_none_and_none_is_named_that_is_said() {
        assertThatThrownBy(this::pictures)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        "No SparkSession is running, and there is no cluster to start one on; set spark.master");
    }
}
