package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.error.ModelException;
import scala.Tuple2;

/** Hands partitions of an audit's pictures to executors, and what they answer to the audit. */
final class Driver {

    private Driver() {}

    static void compute(DistributedAudit audit) {
        JavaSparkContext context = Cluster.INSTANCE.context();
        try (Broadcasts broadcasts = new Broadcasts(context)) {
            ShippedModels models = ShippedModels.of(audit.models());
            Optional<DriverFrames.Frame> frame = DriverFrames.INSTANCE.of(audit.samples());
            Broadcast<Shipment> shipment = broadcasts.of(new Shipment(
                    models,
                    frame.map(DriverFrames.Frame::name).orElse(null),
                    frame.map(rows -> rows.index().rows()).orElseGet(ArrayList::new)));
            Order order = Order.of(audit);
            PartitionTask task = new PartitionTask(order, shipment);
            take(
                    context,
                    audit,
                    order,
                    () -> frame.map(rows -> ofRows(context, rows, audit.ids(), broadcasts)
                                    .mapPartitions(new FrameTask(task)))
                            .orElseGet(() -> ofFolder(context, audit.ids()).map(task)));
        } catch (ModelException unshipped) {
            audit.receiver().say(String.valueOf(unshipped.getMessage()));
        }
    }

    /**
     * @param answers may compute some already, such as a join of the rows
     */
    private static void take(
            JavaSparkContext context, DistributedAudit audit, Order order, Supplier<JavaRDD<Answer>> answers) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        String group = "modelaudit-" + order.id();
        context.setJobGroup(group, audit.title(), true);
        try {
            PartitionJob.run(context, answers.get(), answer -> {
                if (wanted.get()) {
                    answer.tell(audit.receiver());
                }
            });
        } catch (InterruptedException e) {
            context.cancelJobGroup(group);
            Thread.currentThread().interrupt();
        } catch (Exception broken) {
            // Scala declares none of those that it throws.
            audit.receiver().say(Trouble.words(broken));
        } finally {
            wanted.set(false);
            context.clearJobGroup();
            endHere(order);
        }
    }

    private static void endHere(Order order) {
        try {
            ExecutorJvm.INSTANCE.end(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JavaRDD<Partition> ofFolder(JavaSparkContext context, List<String> samples) {
        List<Partition> partitions = Partition.of(samples, context.defaultParallelism());
        return context.parallelize(partitions, partitions.size());
    }

    /** Each picture once, with its bytes; what is not asked for stays where it is, and so does the rest where there are partitions enough. */
    static JavaPairRDD<String, byte[]> ofRows(
            JavaSparkContext context, DriverFrames.Frame frame, List<String> samples, Broadcasts broadcasts) {
        Broadcast<HashSet<String>> wanted = broadcasts.of(new HashSet<>(samples));
        JavaPairRDD<String, byte[]> pictures = frame.rows()
                .select("id", "content")
                .javaRDD()
                .mapToPair(Driver::picture)
                .filter(picture -> wanted.value().contains(picture._1()));
        int partitions = Partition.of(samples, context.defaultParallelism()).size();
        if (frame.index().repeats()) {
            // Those of one id have the same bytes, which was seen when they were read.
            return pictures.reduceByKey((first, same) -> first, partitions);
        }
        return pictures.getNumPartitions() < partitions ? pictures.repartition(partitions) : pictures;
    }

    private static Tuple2<String, byte[]> picture(Row row) {
        return new Tuple2<>(String.valueOf(row.get(0)), row.isNullAt(1) ? new byte[0] : row.getAs(1));
    }
}
