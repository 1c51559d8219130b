package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** What Spark brings to every executor for one audit, and takes away behind it, however that ends. */
final class Broadcasts implements AutoCloseable {

    private final JavaSparkContext context;
    private final List<Broadcast<?>> all = new ArrayList<>();

    Broadcasts(JavaSparkContext context) {
        this.context = context;
    }

    <T> Broadcast<T> of(T value) {
        Broadcast<T> broadcast = context.broadcast(value);
        all.add(broadcast);
        return broadcast;
    }

    @Override
    public void close() {
        // A context that was stopped has taken them with it, and destroys nothing.
        if (!context.sc().isStopped()) {
            all.forEach(Broadcast::destroy);
        }
    }
}
