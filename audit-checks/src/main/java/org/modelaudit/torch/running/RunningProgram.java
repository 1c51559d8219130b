package org.modelaudit.torch.running;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.threads.ForwardParts;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.source.ProgramException;

/**
 * A program that runs: as a flat list of statements with named layers, as tensors on a device, and in one piece beside it, all on
 * the same weights. A reader of a format makes it; cuts, traces and changes of weights need nothing else, and do not know what
 * file it came from. Public for them.
 */
public final class RunningProgram implements AutoCloseable {

    private final ProgramOrigin origin;
    private final FlatProgram flat;
    private final ProgramShapes shapes;
    private final NativeProgram natives;
    private final Liveness liveness;
    private final ProgramProbe probe;
    private final LayerTable layers;
    private final PassCounter passes = new PassCounter();
    private final ForwardParts parts;

    public RunningProgram(ProgramOrigin origin, FlatProgram flat, ProgramShapes shapes, NativeProgram natives) {
        this.origin = origin;
        this.flat = flat;
        this.shapes = shapes;
        this.natives = natives;
        this.liveness = new Liveness(flat);
        this.probe = new ProgramProbe(flat, liveness, natives, shapes.input());
        this.layers = new LayerTable(flat, liveness, shapes.input(), probe, natives, origin.aliases());
        this.parts = ForwardParts.of(device(), shapes.input());
    }

    /** The same program on weights of its own, which runs beside this one; empty where it cannot be copied. */
    public Optional<RunningProgram> copy() {
        return natives.copy().map(copied -> new RunningProgram(origin, flat, shapes, copied));
    }

    public ModelIdentity identity() {
        return origin.identity();
    }

    public List<String> remarks() {
        return origin.remarks();
    }

    /** The file's name without folders. */
    public String file() {
        return origin.file();
    }

    /** Puts the file's name in front of what went wrong. */
    public <T> T named(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProgramException e) {
            throw new ModelException("The model '%s' failed: %s.".formatted(file(), e.getMessage()), e);
        }
    }

    public FlatProgram flat() {
        return flat;
    }

    public Liveness liveness() {
        return liveness;
    }

    public LayerTable layers() {
        return layers;
    }

    public ProgramProbe probe() {
        return probe;
    }

    public ProgramShapes shapes() {
        return shapes;
    }

    public PassCounter passes() {
        return passes;
    }

    /** The program's own logits, checked and not counted. */
    public NDArray logits(NDArray images) {
        return inParts(images, natives.whole()::forward);
    }

    /**
     * Logits that something else computes, part by part as the program does.
     *
     * @param pass from pictures to their logits, see {@link ForwardParts#forward}
     */
    public NDArray inParts(NDArray images, UnaryOperator<NDArray> pass) {
        return alone(() -> shapes.checkedLogits(
                parts.forward(images, pass), images.getShape().get(0)));
    }

    /** Every tensor that the program returns. */
    public NamedOutputs outputs() {
        return natives.whole().outputs();
    }

    /**
     * One of the tensors that the program returns, not counted.
     *
     * @param name of one of {@link #outputs()}
     * @return {@code N×…}
     * @throws ProgramException if it does not belong to the pictures one by one
     */
    public NDArray show(NDArray images, String name) {
        NDArray shown =
                alone(() -> parts.forward(images, part -> natives.whole().show(part, name)));
        long pictures = images.getShape().get(0);
        if (shown.getShape().dimension() == 0 || shown.getShape().get(0) != pictures) {
            throw new ProgramException(
                    "its output '%s' is a tensor of the shape %s for %d pictures, and not one part for each"
                            .formatted(name, shown.getShape(), pictures));
        }
        return shown;
    }

    /** Loads methods that {@link org.modelaudit.torch.program.SegmentWriter} printed; the caller closes them. */
    public LoadedSegments load(String source) {
        return natives.load(source, natives.manager());
    }

    /** As {@link FlatProgram#weights()} lists them; what is written into them changes the program. */
    public List<NDArray> weights() {
        return natives.weights();
    }

    public Device device() {
        return natives.manager().getDevice();
    }

    public NDManager newManager() {
        return natives.manager().newSubManager();
    }

    /** Held by whoever runs something on the device; who holds it longer keeps others from running in between. */
    public ReentrantLock lock() {
        return natives.lock();
    }

    /** Does something while nothing else runs on the device. */
    public <T> T alone(Supplier<T> work) {
        return natives.alone(work);
    }

    /** What is made when it is first asked for, and kept; whoever closes the program closes it before. */
    public <T> MadeOnDevice<T> onceMade(Supplier<T> maker) {
        return new MadeOnDevice<>(natives, maker);
    }

    @Override
    public void close() {
        natives.close();
    }
}
