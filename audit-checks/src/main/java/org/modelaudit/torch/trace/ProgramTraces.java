package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Intervention;
import org.modelaudit.torch.running.MadeOnDevice;
import org.modelaudit.torch.running.RunningProgram;

/** Traces of a program, whose segments are loaded with the first and kept. Public for {@code torch}. */
public final class ProgramTraces implements AutoCloseable {

    private final RunningProgram program;
    private final MadeOnDevice<TracedSegments> segments;

    public ProgramTraces(RunningProgram program) {
        this.program = program;
        this.segments = program.onceMade(() -> TracedSegments.load(program));
    }

    /** Runs the program operation by operation. */
    public OperationTrace of(NDArray images) {
        return of(images, (operation, output) -> null);
    }

    /** The same with something else in place of what some operations return. */
    public OperationTrace of(NDArray images, Intervention intervention) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            program.passes().forward(images.getShape().get(0));
            return new TorchTrace(program, segments.get(), images, intervention);
        });
    }

    @Override
    public void close() {
        segments.ifMade().ifPresent(TracedSegments::close);
    }
}
