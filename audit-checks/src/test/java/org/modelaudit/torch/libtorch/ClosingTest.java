package org.modelaudit.torch.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    private Runnable part(String name) {
        return () -> closed.add(name);
    }

    private Runnable failing(String name, Throwable failure) {
        return () -> {
            closed.add(name);
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    @Test
    void a_part_that_throws_keeps_no_other_from_being_closed_and_later_failures_are_suppressed() {
        RuntimeException first = new IllegalStateException("first");
        Error second = new LinkageError("second");
        assertThatThrownBy(() -> Closing.all(part("a"), failing("b", first), failing("c", second), part("d")))
                .isSameAs(first)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(second));
        assertThat(closed).containsExactly("a", "b", "c", "d");
    }

    @Test
    void the_same_failure_twice_is_thrown_once() {
        RuntimeException failure = new IllegalStateException("again");
        assertThatThrownBy(() -> Closing.each(List.of(failing("a", failure), failing("b", failure))))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void what_went_wrong_before_stays_the_failure() {
        RuntimeException cause = new IllegalStateException("cause");
        RuntimeException later = new IllegalArgumentException("later");
        assertThat(Closing.after(cause, failing("a", later), part("b"))).isSameAs(cause);
        assertThat(cause.getSuppressed()).containsExactly(later);
        assertThat(closed).containsExactly("a", "b");
    }

    @Test
    void nothing_is_thrown_where_every_part_closes() {
        Closing.all(part("a"), part("b"));
        assertThat(closed).containsExactly("a", "b");
    }
}
