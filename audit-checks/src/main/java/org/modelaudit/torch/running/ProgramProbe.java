package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.ValueType;

/** Types and shapes of a program's variables, looked at when they are first asked for, and kept. Public for cuts and traces. */
public final class ProgramProbe {

    private final FlatProgram flat;
    private final Liveness liveness;
    private final NativeProgram natives;
    private final InputSpecification input;
    private final MadeOnDevice<ProbedProgram> probed;
    private @Nullable Map<String, ValueType> types;

    ProgramProbe(FlatProgram flat, Liveness liveness, NativeProgram natives, InputSpecification input) {
        this.flat = flat;
        this.liveness = liveness;
        this.natives = natives;
        this.input = input;
        this.probed = new MadeOnDevice<>(natives, this::probe);
    }

    private ProbedProgram probe() {
        try (NDManager manager = natives.manager().newSubManager()) {
            return ProbedProgram.run(flat, liveness, natives, ProbeImages.create(manager, input, 0, 1));
        }
    }

    /** Shapes of the variables that hold tensors, for one picture of the program's own size. */
    public Map<String, Shape> shapes() {
        return probed.get().shapes();
    }

    public Map<String, ValueType> types() {
        return probed.get().types();
    }

    /**
     * Types of the variables, for which a small picture is enough where no other was looked at yet.
     *
     * @param picture a batch of one, on which the same statements run as on any other
     */
    public Map<String, ValueType> types(Supplier<NDArray> picture) {
        return natives.alone(() -> {
            if (probed.ifMade().isEmpty() && types == null) {
                try (NDArray small = picture.get()) {
                    types = ProbedProgram.run(flat, liveness, natives, small).types();
                }
            }
            return types == null ? types() : types;
        });
    }
}
