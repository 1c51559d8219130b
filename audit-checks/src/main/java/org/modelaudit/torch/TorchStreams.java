package org.modelaudit.torch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.threads.ThreadCount;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.running.RunningProgram;

/**
 * Copies of a program on a CPU, so that pictures go through it side by side, each on one thread: what changes the weights for a while
 * changes those of its own copy, and nobody waits for it. Passes on one thread round as they do alone, so who runs beside changes no
 * bit. A GPU takes many pictures at once and gets no copy.
 */
final class TorchStreams implements AutoCloseable {

    /** Of the machine's memory that copies of weights may take together. */
    private static final int SHARE = 8;

    private final RunningProgram program;
    private final Function<RunningProgram, AuditedModel> opener;
    private final List<AuditedModel> copies = new ArrayList<>();

    /**
     * @param opener makes a model of a copy
     */
    TorchStreams(RunningProgram program, Function<RunningProgram, AuditedModel> opener) {
        this.program = program;
        this.opener = opener;
    }

    /** How many there may be, the program itself included: as many as threads are wanted, if their weights have room. */
    int most() {
        if (program.device().isGpu()) {
            return 1;
        }
        long bytes = program.weights().stream()
                .mapToLong(weight -> weight.size() * weight.getDataType().getNumOfBytes())
                .sum();
        return (int) Math.max(1, Math.min(ThreadCount.wanted(), memory() / SHARE / Math.max(1, bytes)));
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
    }

    /**
     * @param number from 1
     * @throws ModelException if the program cannot be copied
     */
    synchronized AuditedModel at(int number) {
        while (copies.size() < number) {
            copies.add(another());
        }
        return copies.get(number - 1);
    }

    private AuditedModel another() {
        // Nothing changes weights meanwhile.
        RunningProgram copy = program.named(() -> program.alone(program::copy))
                .orElseThrow(() -> new ModelException("The model '%s' cannot be copied.".formatted(program.file())));
        try {
            return opener.apply(copy);
        } catch (RuntimeException e) {
            throw Closing.after(e, copy::close);
        }
    }

    /**
     * Where scores come from, by the first copy that has found it out.
     *
     * @param unknown what one says that has not
     */
    synchronized String scoring(String unknown) {
        return copies.stream()
                .map(AuditedModel::scoring)
                .filter(found -> !found.equals(unknown))
                .findFirst()
                .orElse(unknown);
    }

    /** Compares the weights of all copies with those that they were made with. */
    synchronized void verifyUnchanged() {
        copies.forEach(AuditedModel::verifyUnchanged);
    }

    @Override
    public synchronized void close() {
        Closing.each(copies.stream().map(copy -> (Runnable) copy::close).toList());
        copies.clear();
    }
}
