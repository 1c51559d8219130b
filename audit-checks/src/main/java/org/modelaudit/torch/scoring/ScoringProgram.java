package org.modelaudit.torch.scoring;

import ai.djl.ndarray.NDArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.running.RunningProgram;

/**
 * Scores of pictures of the model's own size from a program that was written again for speed and proved on this file, else from
 * the audited program itself. Which of the two is decided when scores are first asked for, once.
 *
 * <p>Public for {@code torch}.
 */
public final class ScoringProgram implements AutoCloseable {

    private final RunningProgram program;
    private final ScoringChoice choice;
    private @Nullable ScoringTrial trial;

    /** As {@link ScoringChoice} says. */
    public ScoringProgram(RunningProgram program) {
        this(program, ScoringChoice.wanted());
    }

    ScoringProgram(RunningProgram program, ScoringChoice choice) {
        this.program = program;
        this.choice = choice;
    }

    /**
     * Logits of pictures, which nothing recorded.
     *
     * @param images {@code N×C×H×W}
     */
    public NDArray logits(NDArray images) {
        boolean ownSize = images.getShape().get(2) == program.shapes().input().height()
                && images.getShape().get(3) == program.shapes().input().width();
        if (choice == ScoringChoice.EXACT || !ownSize) {
            return program.logits(images);
        }
        ReentrantLock device = program.lock();
        device.lock();
        try {
            return trial().fast()
                    .map(fast -> program.inParts(images, fast::logits))
                    .orElseGet(() -> program.logits(images));
        } finally {
            device.unlock();
        }
    }

    private synchronized ScoringTrial trial() {
        if (trial == null) {
            trial = ScoringTrial.of(program);
        }
        return trial;
    }

    /** What the scores come from, a phrase for the report. */
    public synchronized String source() {
        return trial == null ? ScoringTrial.AUDITED : trial.source();
    }

    @Override
    public synchronized void close() {
        if (trial != null) {
            trial.close();
        }
    }
}
