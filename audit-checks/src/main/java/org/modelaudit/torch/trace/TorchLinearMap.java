package org.modelaudit.torch.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Replay;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.running.RunningProgram;

/** An operation whose weights stand as parameters in its call; it runs again with others in their place. */
final class TorchLinearMap implements LinearMap {

    private static final Set<String> CONVOLUTIONS =
            Set.of("conv1d", "conv2d", "conv3d", "_convolution_mode", "thnn_conv2d", "mkldnn_convolution");

    /** Its seventh argument says whether it is transposed, which would put the inputs first. */
    private static final Set<String> GENERAL = Set.of("_convolution", "convolution");

    private static final int TRANSPOSED = 6;

    private final RunningProgram program;
    private final TracedSegments segments;
    private final TracedStep step;
    private final NDManager manager;
    private final int weight;
    private final OptionalInt bias;

    private TorchLinearMap(
            RunningProgram program,
            TracedSegments segments,
            TracedStep step,
            NDManager manager,
            int weight,
            OptionalInt bias) {
        this.program = program;
        this.segments = segments;
        this.step = step;
        this.manager = manager;
        this.weight = weight;
        this.bias = bias;
    }

    static Optional<LinearMap> of(
            RunningProgram program, TracedSegments segments, TracedStep step, String name, NDManager manager) {
        FlatStatement statement = program.flat().statements().get(step.segment().from());
        boolean outputsFirst = name.equals("linear")
                || CONVOLUTIONS.contains(name)
                || (GENERAL.contains(name) && statement.literalAt(TRANSPOSED).equals("False"));
        OptionalInt weight = statement.weightAt(1);
        OptionalInt bias = statement.weightAt(2);
        boolean known = bias.isPresent() || statement.isNoneOrMissing(2);
        return outputsFirst && weight.isPresent() && known && step.leaves().size() == 1
                ? Optional.of(new TorchLinearMap(program, segments, step, manager, weight.getAsInt(), bias))
                : Optional.empty();
    }

    @Override
    public NDArray weight() {
        return view(weight);
    }

    @Override
    public Optional<NDArray> bias() {
        return bias.isPresent() ? Optional.of(view(bias.getAsInt())) : Optional.empty();
    }

    private NDArray view(int index) {
        NDArray view = program.weights().get(index).stopGradient();
        view.attach(manager);
        return view;
    }

    @Override
    public Replay replay(NDArray input, NDArray changed) {
        NDArray leaf = leaf(input, input.getManager());
        return new TorchReplay(segments.module(), leaf, run(leaf, changed));
    }

    @Override
    public NDArray weightGradient(NDArray input, NDArray upstream) {
        NDArray leaf = leaf(weight(), input.getManager());
        NDArray gradient = new TorchReplay(segments.module(), leaf, run(input, leaf)).toInput(upstream);
        leaf.close();
        return gradient;
    }

    private NDArray run(NDArray input, NDArray changed) {
        NDManager scope = input.getManager();
        List<NDArray> weights = new ArrayList<>(program.weights());
        weights.set(weight, changed);
        if (bias.isPresent()) {
            NDArray none = program.weights().get(bias.getAsInt()).zerosLike();
            none.attach(scope);
            weights.set(bias.getAsInt(), none);
        }
        return segments.run(step, input, weights, scope);
    }

    static NDArray leaf(NDArray array, NDManager scope) {
        NDArray leaf = array.stopGradient();
        leaf.attach(scope);
        leaf.setRequiresGradient(true);
        return leaf;
    }
}
