package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.libtorch.TorchValue;
import org.modelaudit.torch.program.SegmentWriter;

/** Parts of a program as methods of one small module, which run on the program's weights. Public for whoever makes parts. */
public final class LoadedSegments implements AutoCloseable {

    private final TorchModule module;
    private final MethodWeights methods;
    private final List<NDArray> weights;

    LoadedSegments(TorchModule module, MethodWeights methods, List<NDArray> weights) {
        this.module = module;
        this.methods = methods;
        this.weights = weights;
    }

    /**
     * Runs a segment.
     *
     * @param gradients whether the run is recorded
     * @param owner of what comes back
     */
    public NDList run(String method, boolean gradients, NDManager owner, List<NDArray> values) {
        return run(method, gradients, owner, weights, values);
    }

    /**
     * Runs a segment on other weights than the program's own.
     *
     * @param changed numbered as the program's
     */
    public NDList run(String method, boolean gradients, NDManager owner, List<NDArray> changed, List<NDArray> values) {
        return module.run(method, gradients, owner, arguments(methods.of(method, changed), values));
    }

    /** Runs a segment whose result is no list of tensors, and looks at the result while it lives. */
    <T> T inspect(String method, List<NDArray> values, Function<TorchValue, T> look) {
        return module.inspect(method, arguments(methods.of(method, weights), values), look);
    }

    private static List<Argument> arguments(List<NDArray> weights, List<NDArray> values) {
        return List.of(Argument.list("weights", weights), Argument.list("values", values));
    }

    /**
     * Gradients of {@code Σ_i sum(seeds_i · targets_i)} with respect to leaves of recorded runs, where the module has the method
     * {@link SegmentWriter#GRADIENTS}; can be asked again. Zero at a leaf where the recording does not lead. A gradient shares
     * its numbers with no seed.
     *
     * @param owner of what comes back
     * @return empty where nothing differentiable led to any target
     */
    public Optional<List<NDArray>> gradients(
            List<NDArray> targets, List<NDArray> seeds, List<NDArray> leaves, NDManager owner) {
        NDList found = module.run(
                SegmentWriter.GRADIENTS,
                true,
                owner,
                List.of(
                        Argument.list("targets", targets),
                        Argument.list("seeds", otherThan(targets, seeds)),
                        Argument.list("leaves", leaves)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** An array bears the name of its argument, so one of two arguments would be missing in the first. */
    private static List<NDArray> otherThan(List<NDArray> targets, List<NDArray> seeds) {
        return seeds.stream()
                .map(seed -> targets.stream().anyMatch(target -> target == seed) ? seed.duplicate() : seed)
                .toList();
    }

    /** The same, zero where nothing differentiable led to any target. */
    public List<NDArray> gradientsOrZero(
            List<NDArray> targets, List<NDArray> seeds, List<NDArray> leaves, NDManager owner) {
        return gradients(targets, seeds, leaves, owner)
                .orElseGet(() -> leaves.stream().map(leaf -> zero(leaf, owner)).toList());
    }

    private static NDArray zero(NDArray leaf, NDManager owner) {
        NDArray zero = leaf.zerosLike();
        zero.attach(owner);
        return zero;
    }

    /**
     * Leaves the gradient of {@code sum(seed · target)} at everything that was recorded, and gives up the recording.
     *
     * @return false where nothing differentiable led to the target
     */
    public boolean backward(NDArray target, NDArray seed) {
        return module.backward(target, seed);
    }

    @Override
    public void close() {
        module.close();
    }
}
