package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private final AtomicLong now = new AtomicLong(7);

    private OptionalDouble after(double seconds, Stopwatch watch, int all) {
        now.addAndGet((long) (seconds * 1e9));
        return watch.lap(all);
    }

    @Test
    void what_was_done_side_by_side_while_the_first_batch_was_awaited_is_not_taken_for_speed() {
        Stopwatch watch = new Stopwatch(64, now::get);

        assertThat(after(40, watch, 32)).isEmpty();
        // Done already when the first batch was.
        assertThat(after(0, watch, 64)).isEmpty();
        assertThat(after(16, watch, 96)).isEmpty();
        assertThat(after(16, watch, 128)).hasValueCloseTo(0.5, within(1e-9));
    }

    @Test
    void it_tells_once() {
        Stopwatch watch = new Stopwatch(2, now::get);
        after(9, watch, 2);

        assertThat(after(2, watch, 4)).hasValueCloseTo(1.0, within(1e-9));
        assertThat(after(8, watch, 6)).isEmpty();
        assertThat(watch.each()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void a_single_picture_stands_for_the_others_until_there_are_some() {
        Stopwatch watch = new Stopwatch(1, now::get);
        after(9, watch, 1);
        assertThat(watch.each()).isCloseTo(9, within(1e-9));

        after(2, watch, 2);
        after(4, watch, 3);

        assertThat(watch.each()).isCloseTo(3, within(1e-9));
        assertThat(watch.elapsed()).isCloseTo(15, within(1e-9));
    }

    @Test
    void nothing_that_went_by_took_no_time() {
        assertThat(new Stopwatch(1, now::get).each()).isZero();
    }
}
