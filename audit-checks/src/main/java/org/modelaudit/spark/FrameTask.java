package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/** What an executor does with pictures of a DataFrame: a few at a time, whose bytes are on its disk no longer than that. */
record FrameTask(PartitionTask task) implements FlatMapFunction<Iterator<Tuple2<String, byte[]>>, Answer> {

    private static final int AT_ONCE = 16;

    @Override
    public Iterator<Answer> call(Iterator<Tuple2<String, byte[]>> pictures) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        while (pictures.hasNext()) {
            LinkedHashMap<String, byte[]> some = new LinkedHashMap<>();
            while (pictures.hasNext() && some.size() < AT_ONCE) {
                Tuple2<String, byte[]> picture = pictures.next();
                some.put(picture._1(), picture._2());
            }
            answers.add(task.call(new Partition(new ArrayList<>(some.keySet()), some)));
        }
        return answers.iterator();
    }
}
