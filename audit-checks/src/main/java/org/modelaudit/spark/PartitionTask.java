package org.modelaudit.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** What an executor does with a partition. */
record PartitionTask(Order order, Broadcast<Shipment> shipment) implements Function<Partition, Answer> {

    @Override
    public Answer call(Partition partition) throws InterruptedException {
        return ExecutorJvm.INSTANCE.answer(order, shipment::value, partition, worker());
    }

    private static String worker() {
        return "executor %s on %s"
                .formatted(
                        SparkEnv.get().executorId(),
                        SparkEnv.get().blockManager().blockManagerId().host());
    }
}
