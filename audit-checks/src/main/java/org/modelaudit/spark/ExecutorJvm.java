package org.modelaudit.spark;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import org.modelaudit.distribution.Assignment;

/**
 * What the tasks of one process share: the test that is running there, with its opened model. Spark gives tasks nothing that outlives
 * them, so it is the process's only one.
 */
enum ExecutorJvm {
    INSTANCE;

    private @Nullable RunningTest running;

    /** Has the running test look at a partition; begins it where another one, or none, is running. */
    Answer answer(Order order, Supplier<ShippedModels> models, Partition partition, String worker)
            throws InterruptedException {
        Optional<String> difference = Facts.difference(order.facts(), Facts.ofThisProcess());
        if (difference.isPresent()) {
            return new Answer(
                    worker,
                    partition.samples(),
                    null,
                    "it has %s; last bits might differ, so let both have the same"
                            .formatted(difference.get()));
        }
        return test(order, models).look(partition, worker);
    }

    private synchronized RunningTest test(Order order, Supplier<ShippedModels> models) throws InterruptedException {
        RunningTest current = running;
        if (current == null || !current.order().id().equals(order.id())) {
            if (current != null) {
                current.end();
            }
            TestProperties.apply(order.properties(), SparkEnv.get().conf().getOption("spark.executor.cores"));
            current = new RunningTest(order, models.get());
            running = current;
            current.start();
        }
        return current;
    }

    synchronized Optional<Assignment> assignment(String id) {
        return Optional.<Assignment>ofNullable(running)
                .filter(test -> ((RunningTest) test).order().id().equals(id));
    }
}
