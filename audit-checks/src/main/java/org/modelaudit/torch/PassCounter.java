package org.modelaudit.torch;

import java.util.concurrent.atomic.AtomicLong;
import org.modelaudit.model.PassCount;

/** Counts the pictures that went through a model. */
final class PassCounter {

    final AtomicLong forward = new AtomicLong();
    final AtomicLong features = new AtomicLong();
    final AtomicLong head = new AtomicLong();
    final AtomicLong backward = new AtomicLong();

    PassCount count() {
        return new PassCount(forward.get(), features.get(), head.get(), backward.get());
    }
}
