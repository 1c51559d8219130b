package org.modelaudit.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Takes what comes of each partition as soon as it is there: what has come is kept, whatever comes after it. */
final class PartitionJob {

    private PartitionJob() {}

    /**
     * @param taker of answers, called by a thread of Spark's
     * @throws SparkException if a task failed again and again
     */
    static void run(JavaSparkContext context, JavaRDD<Answer> answers, Consumer<Answer> taker)
            throws SparkException, InterruptedException {
        context.sc()
                .runJob(
                        answers.rdd(),
                        new OfOnePartition(),
                        new AbstractFunction2<Object, List<Answer>, BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, List<Answer> some) {
                                some.forEach(taker);
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(List.class));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** All that came of a partition. */
    private static final class OfOnePartition extends AbstractFunction1<Iterator<Answer>, List<Answer>>
            implements Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public List<Answer> apply(Iterator<Answer> answers) {
            List<Answer> all = new ArrayList<>();
            while (answers.hasNext()) {
                all.add(answers.next());
            }
            return all;
        }
    }
}
