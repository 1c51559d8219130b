package org.modelaudit.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassThreadsTest {

    @Test
    void passes_run_side_by_side_and_answer_in_order() {
        CountDownLatch both = new CountDownLatch(2);
        Supplier<Integer> meets = () -> {
            both.countDown();
            return await(both) ? 1 : 0;
        };

        assertThat(new PassThreads(2).all(List.of(meets, meets, () -> 7))).containsExactly(1, 1, 7);
    }

    @Test
    void one_thread_means_the_one_that_asks() {
        Thread asking = Thread.currentThread();

        assertThat(new PassThreads(1).all(List.of(Thread::currentThread, Thread::currentThread)))
                .containsOnly(asking);
        assertThat(new PassThreads(3).all(List.of(Thread::currentThread, Thread::currentThread)))
                .doesNotContain(asking);
    }

    @Test
    void a_pass_knows_that_somebody_waits_for_it_and_asks_no_others() {
        PassThreads threads = new PassThreads(2);

        assertThat(PassThreads.runsThis()).isFalse();
        assertThat(threads.all(List.of(
                        PassThreads::runsThis,
                        () -> threads.all(List.of(Thread::currentThread, Thread::currentThread))
                                .contains(Thread.currentThread()))))
                .containsExactly(true, true);
    }

    @Test
    void a_pass_that_fails_is_thrown_when_all_the_others_have_ended() {
        AtomicInteger ended = new AtomicInteger();
        List<Supplier<Integer>> passes = IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(i -> () -> {
                    if (i == 2 || i == 5) {
                        throw new IllegalStateException("pass " + i);
                    }
                    pause();
                    return ended.incrementAndGet();
                })
                .toList();

        assertThatThrownBy(() -> new PassThreads(4).all(passes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pass 2");
        assertThat(ended).hasValue(6);
    }

    @Test
    void who_is_interrupted_while_waiting_gets_the_answers_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(new PassThreads(2).all(List.of(() -> 1, () -> 2))).containsExactly(1, 2);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
