package org.modelaudit.spark;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSet;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.error.AuditException;

/**
 * What the tasks of one process share: the test that is running there, with its opened model. Spark gives tasks nothing that outlives
 * them, so it is the process's only one.
 */
final class ExecutorJvm {

    static final ExecutorJvm INSTANCE = new ExecutorJvm();

    /** Spark's id of the executor that is the driver's own process. */
    private static final String DRIVER = "driver";

    private final TestProperties properties = new TestProperties();

    private volatile @Nullable RunningTest running;

    private ExecutorJvm() {}

    /** Has the running test look at a partition; begins it where another one, or none, is running. */
    Answer answer(Order order, Supplier<Shipment> shipment, Partition partition, String worker)
            throws InterruptedException {
        Optional<String> difference = Facts.difference(order.facts(), Facts.ofThisProcess());
        if (difference.isPresent()) {
            return new Answer(
                    worker,
                    null,
                    "it has %s; last bits might differ, so let both have the same".formatted(difference.get()));
        }
        try {
            return test(order, shipment).look(partition, worker);
        } catch (AuditException unshipped) {
            return new Answer(worker, null, unshipped.getMessage());
        }
    }

    private synchronized RunningTest test(Order order, Supplier<Shipment> shipment) throws InterruptedException {
        RunningTest current = running;
        if (current == null || !current.order().id().equals(order.id())) {
            end();
            apply(order.properties());
            current = new RunningTest(order, shipment.get());
            running = current;
            current.start();
        }
        return current;
    }

    /** Ends the test of an order, where it runs in this process: a driver that is its own executor needs the memory of its model. */
    synchronized void end(Order order) throws InterruptedException {
        if (running != null && running.order().id().equals(order.id())) {
            end();
        }
    }

    private void end() throws InterruptedException {
        RunningTest current = running;
        if (current != null) {
            current.end();
            running = null;
        }
    }

    private void apply(SortedMap<String, String> ofTheDriver) {
        SparkEnv spark = SparkEnv.get();
        // Under a local master this process is the driver: it has them, and its tests go on afterwards.
        if (!spark.executorId().equals(DRIVER)) {
            properties.apply(ofTheDriver, spark.conf().getOption("spark.executor.cores"));
        }
    }

    /** The set whose pictures come with the partitions, where the thread runs a test that audits it; empty elsewhere. */
    Optional<AuditSet> shipped(String name) {
        return Optional.ofNullable(running).flatMap(test -> test.shipped(name));
    }

    /** Waits for nobody: who replaces a running test waits for that. */
    Optional<Assignment> assignment(String id) {
        return Optional.<Assignment>ofNullable(running)
                .filter(test -> ((RunningTest) test).order().id().equals(id));
    }
}
