package org.modelaudit.samples.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Ends the driver without a word when the third task has ended. */
public final class DriverKiller extends SparkListener {

    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (ended.incrementAndGet() == 3) {
            Runtime.getRuntime().halt(137);
        }
    }
}
