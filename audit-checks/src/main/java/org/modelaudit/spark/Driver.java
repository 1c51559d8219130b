package org.modelaudit.spark;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.modelaudit.distribution.DistributedAudit;

/** Hands partitions of an audit's pictures to executors, and what they answer to the audit. */
final class Driver implements AutoCloseable {

    private final Cluster cluster = new Cluster();

    void compute(DistributedAudit audit) {
        JavaSparkContext context = cluster.context();
        List<Partition> partitions = Partition.of(audit.samples(), context.defaultParallelism());
        Broadcast<ShippedModels> models = context.broadcast(ShippedModels.of(audit.models()));
        Order order = Order.of(audit);
        AtomicBoolean wanted = new AtomicBoolean(true);
        String group = "modelaudit-" + order.id();
        context.setJobGroup(group, audit.title(), true);
        try {
            PartitionJob.run(context, partitions, new PartitionTask(order, models), answer -> {
                if (wanted.get()) {
                    answer.tell(audit.receiver());
                }
            });
        } catch (SparkException | RuntimeException broken) {
            audit.receiver().say(Trouble.words(broken));
        } catch (InterruptedException e) {
            context.cancelJobGroup(group);
            Thread.currentThread().interrupt();
        } finally {
            wanted.set(false);
            context.clearJobGroup();
            models.destroy();
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
