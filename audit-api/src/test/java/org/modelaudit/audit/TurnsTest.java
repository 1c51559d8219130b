package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.Release;

class TurnsTest {

    @Test
    void audits_that_hold_the_same_models_in_any_order_run_one_by_one_and_all_end() throws Exception {
        AuditedModel one = Release.of("one.pt");
        AuditedModel other = Release.of("other.pt");
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Callable<Integer>> audits = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            List<AuditedModel> models = i % 2 == 0 ? List.of(one, other) : List.of(other, one);
            audits.add(() -> Turns.of(models, () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return running.decrementAndGet();
            }));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> audit : threads.invokeAll(audits, 60, TimeUnit.SECONDS)) {
                assertThat(audit.isCancelled()).isFalse();
                audit.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(1);
    }
}
