package org.modelaudit.spark;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Runs a task on every partition and takes each answer as soon as it is there: what has come is kept, whatever comes after it. */
final class PartitionJob {

    private PartitionJob() {}

    /**
     * @param taker of answers, called by a thread of Spark's
     * @throws SparkException if a task failed again and again
     */
    static void run(
            JavaSparkContext context, List<Partition> partitions, PartitionTask task, Consumer<Answer> taker)
            throws SparkException, InterruptedException {
        RDD<Answer> answers =
                context.parallelize(partitions, partitions.size()).map(task).rdd();
        context.sc()
                .runJob(
                        answers,
                        new First(),
                        new AbstractFunction2<Object, Answer, BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, Answer answer) {
                                taker.accept(answer);
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(Answer.class));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** The one answer of a partition. */
    private static final class First extends AbstractFunction1<Iterator<Answer>, Answer> implements Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public Answer apply(Iterator<Answer> answers) {
            return answers.next();
        }
    }
}
