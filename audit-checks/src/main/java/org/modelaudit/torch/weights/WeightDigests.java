package org.modelaudit.torch.weights;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.modelaudit.error.ModelException;
import org.modelaudit.torch.libtorch.TensorMemory;
import org.modelaudit.torch.running.RunningProgram;

/**
 * Checksums of a model's weights, to notice a single changed bit. Against accidents, not against an attacker, so they are
 * ones that a processor computes as fast as it reads, and nothing is copied where libtorch's memory can be read in place.
 *
 * <p>Public for {@code torch}.
 */
public final class WeightDigests {

    private final RunningProgram program;
    private final List<Long> digests;

    private WeightDigests(RunningProgram program, List<Long> digests) {
        this.program = program;
        this.digests = digests;
    }

    /** Of the weights as they are now. */
    public static WeightDigests of(RunningProgram program) {
        return new WeightDigests(program, now(program));
    }

    private static List<Long> now(RunningProgram program) {
        List<Long> digests = new ArrayList<>();
        for (NDArray weight : program.weights()) {
            digests.add(digest(weight));
        }
        return digests;
    }

    private static long digest(NDArray weight) {
        CRC32C digest = new CRC32C();
        // A view of the same memory, or where the weight does not lie in one piece a copy that is freed at once.
        try (NDArray bytes = weight.reshape(weight.size())) {
            digest.update(TensorMemory.of(bytes));
        }
        return digest.getValue();
    }

    /**
     * Waits for another thread that changes weights for a while.
     *
     * @throws ModelException if a weight is not what it was
     */
    public void verifyUnchanged() {
        List<String> changed = changed();
        if (!changed.isEmpty()) {
            throw new ModelException(
                    "The model '%s' is not what it was when it was opened: %s changed (%d of %d weights)."
                            .formatted(
                                    program.file(),
                                    changed.get(0),
                                    changed.size(),
                                    program.flat().weights().size()));
        }
    }

    /** Whether another program has the same weights to the last bit. */
    public boolean areThoseOf(WeightDigests other) {
        return digests.equals(other.digests);
    }

    private List<String> changed() {
        List<Long> now = program.alone(() -> now(program));
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < digests.size(); i++) {
            if (!digests.get(i).equals(now.get(i))) {
                changed.add(program.flat().weights().get(i).path());
            }
        }
        return changed;
    }
}
