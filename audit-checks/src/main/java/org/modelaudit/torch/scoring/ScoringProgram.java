package org.modelaudit.torch.scoring;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.modelaudit.torch.running.MadeOnDevice;
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
    private final BooleanSupplier isOriginal;
    private final MadeOnDevice<ScoringTrial> trial;

    /**
     * As {@link ScoringChoice} says.
     *
     * @param isOriginal whether the program's weights are as they were saved, which alone may be packed; asked while nothing else
     *     runs on the device
     */
    public ScoringProgram(RunningProgram program, BooleanSupplier isOriginal) {
        this(program, isOriginal, ScoringChoice.wanted());
    }

    ScoringProgram(RunningProgram program, BooleanSupplier isOriginal, ScoringChoice choice) {
        this.program = program;
        this.choice = choice;
        this.isOriginal = isOriginal;
        this.trial = program.onceMade(() -> ScoringTrial.of(program));
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
        // Another thread may change weights until the device is held, and not from then on.
        return program.alone(() ->
                fast().map(fast -> program.inParts(images, fast::logits)).orElseGet(() -> program.logits(images)));
    }

    private Optional<FastProgram> fast() {
        return isOriginal.getAsBoolean() ? trial.get().fast() : Optional.empty();
    }

    /** What the scores come from, a phrase for the report; empty as long as no score was asked for that could come from elsewhere. */
    public Optional<String> source() {
        return trial.ifMade().map(ScoringTrial::source);
    }

    @Override
    public void close() {
        trial.ifMade().ifPresent(ScoringTrial::close);
    }
}
