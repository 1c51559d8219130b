package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.StreamThread;

@Timeout(30)
class SideBySideTest {

    @Test
    void what_was_handed_over_first_comes_back_first_whoever_is_faster() throws InterruptedException {
        Function<Integer, Integer> slow = number -> {
            pause(number % 3);
            return number * number;
        };
        try (SideBySide<Integer, Integer> sides = new SideBySide<>(slow, number -> slow, 4)) {
            IntStream.range(0, 60).forEach(sides::add);
            sides.start(4);

            assertThat(all(sides, 60))
                    .isEqualTo(IntStream.range(0, 60).map(n -> n * n).boxed().toList());
        }
    }

    @Test
    void streams_work_at_the_same_time_each_on_a_thread_of_its_own() throws InterruptedException {
        CyclicBarrier together = new CyclicBarrier(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Function<Integer, Boolean> waiting = any -> {
            threads.add(Thread.currentThread());
            await(together);
            return StreamThread.runsThis();
        };
        try (SideBySide<Integer, Boolean> sides = new SideBySide<>(waiting, number -> waiting, 3)) {
            IntStream.range(0, 3).forEach(sides::add);
            sides.start(8);

            assertThat(all(sides, 3)).containsOnly(true);
        }
        assertThat(threads).hasSize(3).noneMatch(Thread::isAlive);
    }

    @Test
    void one_stream_works_on_the_thread_that_asks() throws InterruptedException {
        try (SideBySide<Integer, Thread> sides =
                new SideBySide<>(any -> Thread.currentThread(), number -> any -> null, 1)) {
            sides.add(1);
            sides.start(4);

            assertThat(sides.next()).isSameAs(Thread.currentThread());
        }
    }

    @Test
    void what_goes_wrong_is_thrown_when_its_turn_has_come() throws InterruptedException {
        Function<Integer, Integer> third = number -> {
            if (number >= 2) {
                throw new ModelException("number " + number);
            }
            return number;
        };
        try (SideBySide<Integer, Integer> sides = new SideBySide<>(third, number -> third, 2)) {
            IntStream.range(0, 5).forEach(sides::add);
            sides.start(2);

            assertThat(all(sides, 2)).containsExactly(0, 1);
            assertThatThrownBy(sides::next).isInstanceOf(ModelException.class).hasMessage("number 2");
        }
    }

    @Test
    void a_stream_that_cannot_be_opened_leaves_its_work_to_the_others() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(2);
        Function<Integer, Integer> first = number -> {
            await(tried);
            return number;
        };
        try (SideBySide<Integer, Integer> sides = new SideBySide<>(
                first,
                number -> {
                    tried.countDown();
                    throw new ModelException("There is no room.");
                },
                3)) {
            IntStream.range(0, 6).forEach(sides::add);
            sides.start(3);

            assertThat(all(sides, 6)).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void who_is_interrupted_does_not_wait_and_leaves_nothing_running() {
        CountDownLatch end = new CountDownLatch(1);
        List<Integer> done = new ArrayList<>();
        SideBySide<Integer, Integer> sides = new SideBySide<>(
                number -> {
                    await(end);
                    done.add(number);
                    return number;
                },
                number -> any -> any,
                2);
        IntStream.range(0, 5).forEach(sides::add);
        Thread.currentThread().interrupt();

        assertThatThrownBy(sides::next).isInstanceOf(InterruptedException.class);
        Thread later = new Thread(() -> {
            pause(200);
            end.countDown();
        });
        later.start();
        sides.close();

        assertThat(done).hasSizeLessThanOrEqualTo(1);
    }

    private static <R> List<R> all(SideBySide<Integer, R> sides, int count) throws InterruptedException {
        List<R> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(sides.next());
        }
        return all;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
