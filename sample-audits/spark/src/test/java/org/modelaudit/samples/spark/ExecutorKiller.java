package org.modelaudit.samples.spark;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Kills one executor JVM when the second task has ended, as a machine does that loses power. */
public final class ExecutorKiller extends SparkListener {

    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd task) {
        if (ended.incrementAndGet() == 2) {
            // A local-cluster's workers are threads of the driver, so all that it has started are executors.
            ProcessHandle.current().descendants().findFirst().ifPresent(executor -> {
                executor.destroyForcibly();
                System.out.println("killed an executor");
            });
        }
    }
}
