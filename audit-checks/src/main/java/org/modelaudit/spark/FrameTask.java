package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * What an executor does with rows of a DataFrame: a few pictures at a time, whose bytes are on its disk no longer than that.
 *
 * @param wanted ids of the pictures that are asked for
 */
record FrameTask(PartitionTask task, Broadcast<HashSet<String>> wanted)
        implements FlatMapFunction<Iterator<Row>, Answer> {

    private static final int AT_ONCE = 16;

    @Override
    public Iterator<Answer> call(Iterator<Row> rows) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        LinkedHashMap<String, byte[]> some = new LinkedHashMap<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            String id = String.valueOf(row.get(0));
            if (wanted.value().contains(id)) {
                some.put(id, row.isNullAt(1) ? new byte[0] : row.getAs(1));
            }
            if (!some.isEmpty() && (some.size() == AT_ONCE || !rows.hasNext())) {
                answers.add(task.call(new Partition(new ArrayList<>(some.keySet()), some)));
                some = new LinkedHashMap<>();
            }
        }
        return answers.iterator();
    }
}
