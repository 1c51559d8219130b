package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.error.ModelException;

/** Hands partitions of an audit's pictures to executors, and what they answer to the audit. */
final class Driver implements AutoCloseable {

    private final Cluster cluster = new Cluster();

    void compute(DistributedAudit audit) {
        JavaSparkContext context = cluster.context();
        try {
            compute(context, audit, ShippedModels.of(audit.models()));
        } catch (ModelException unshipped) {
            audit.receiver().say(String.valueOf(unshipped.getMessage()));
        }
    }

    private static void compute(JavaSparkContext context, DistributedAudit audit, ShippedModels models) {
        Optional<DriverFrames.Frame> frame = DriverFrames.INSTANCE.of(audit.samples());
        Broadcast<Shipment> shipment = context.broadcast(new Shipment(
                models,
                frame.map(DriverFrames.Frame::name).orElse(null),
                frame.map(DriverFrames.Frame::index).orElseGet(ArrayList::new)));
        Order order = Order.of(audit);
        PartitionTask task = new PartitionTask(order, shipment);
        JavaRDD<Answer> answers = frame.map(rows -> ofRows(context, rows, audit.ids(), task))
                .orElseGet(() -> ofFolder(context, audit.ids(), task));
        AtomicBoolean wanted = new AtomicBoolean(true);
        String group = "modelaudit-" + order.id();
        context.setJobGroup(group, audit.title(), true);
        try {
            PartitionJob.run(context, answers, answer -> {
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
            shipment.destroy();
        }
    }

    private static JavaRDD<Answer> ofFolder(JavaSparkContext context, List<String> samples, PartitionTask task) {
        List<Partition> partitions = Partition.of(samples, context.defaultParallelism());
        return context.parallelize(partitions, partitions.size()).map(task);
    }

    private static JavaRDD<Answer> ofRows(
            JavaSparkContext context, DriverFrames.Frame frame, List<String> samples, PartitionTask task) {
        int partitions = Partition.of(samples, context.defaultParallelism()).size();
        JavaRDD<Row> rows = frame.rows().select("id", "content").javaRDD();
        return (rows.getNumPartitions() < partitions ? rows.repartition(partitions) : rows)
                .mapPartitions(new FrameTask(task, context.broadcast(new HashSet<>(samples))));
    }

    @Override
    public void close() {
        cluster.close();
    }
}
