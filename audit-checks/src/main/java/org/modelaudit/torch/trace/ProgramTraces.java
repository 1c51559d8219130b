package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.running.RunningProgram;

/** Traces of a program, whose segments are loaded with the first and kept. Public for {@code torch}. */
public final class ProgramTraces implements AutoCloseable {

    private final RunningProgram program;
    private @Nullable TracedSegments segments;

    public ProgramTraces(RunningProgram program) {
        this.program = program;
    }

    /** Runs the program operation by operation. */
    public OperationTrace of(NDArray images) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            program.passes().forward(images.getShape().get(0));
            return new TorchTrace(program, segments(), images);
        });
    }

    private synchronized TracedSegments segments() {
        if (segments == null) {
            segments = TracedSegments.load(program);
        }
        return segments;
    }

    @Override
    public synchronized void close() {
        if (segments != null) {
            segments.close();
        }
    }
}
