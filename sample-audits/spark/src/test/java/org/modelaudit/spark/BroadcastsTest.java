package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class BroadcastsTest {

    private final JavaSparkContext context =
            JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

    @Test
    void all_of_them_are_gone_behind_an_audit() {
        Broadcast<String> one;
        Broadcast<String> other;
        try (Broadcasts broadcasts = new Broadcasts(context)) {
            one = broadcasts.of("one");
            other = broadcasts.of("other");
            assertThat(one.value()).isEqualTo("one");
        }

        assertThatThrownBy(one::value).isInstanceOf(SparkException.class).hasMessageContaining("destroyed");
        assertThatThrownBy(other::value).isInstanceOf(SparkException.class);
    }

    @Test
    void a_context_that_was_stopped_meanwhile_is_no_trouble() {
        Broadcasts broadcasts = new Broadcasts(context);
        broadcasts.of("one");
        context.stop();

        assertThatCode(broadcasts::close).doesNotThrowAnyException();
    }
}
