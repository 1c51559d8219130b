package org.modelaudit.torch.running;

import java.util.concurrent.atomic.AtomicLong;
import org.modelaudit.model.PassCount;

/** Counts the pictures that went through a program. Public for whoever runs parts of it. */
public final class PassCounter {

    private final AtomicLong forward = new AtomicLong();
    private final AtomicLong features = new AtomicLong();
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong backward = new AtomicLong();

    PassCounter() {}

    public void forward(long pictures) {
        forward.addAndGet(pictures);
    }

    public void features(long pictures) {
        features.addAndGet(pictures);
    }

    public void head(long pictures) {
        head.addAndGet(pictures);
    }

    public void backward(long pictures) {
        backward.addAndGet(pictures);
    }

    public PassCount count() {
        return new PassCount(forward.get(), features.get(), head.get(), backward.get());
    }
}
