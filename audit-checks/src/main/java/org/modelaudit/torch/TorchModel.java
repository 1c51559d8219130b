package org.modelaudit.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.NamedOutput;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.PassCount;
import org.modelaudit.torch.cut.ProgramCuts;
import org.modelaudit.torch.libtorch.Closing;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.scoring.ScoringProgram;
import org.modelaudit.torch.trace.ProgramTraces;
import org.modelaudit.torch.weights.TorchWeights;
import org.modelaudit.torch.weights.WeightDigests;

/** A running program as a model: with labels, cuts, traces and weights. */
final class TorchModel implements AuditedModel {

    private final Labels labels;
    private final RunningProgram program;
    private final WeightDigests digests;
    private final TorchWeights weights;
    private final ProgramTraces traces;
    private final ProgramCuts cuts;
    private final ScoringProgram scoring;
    private final TorchStreams streams;

    /**
     * @param program that the model closes
     */
    TorchModel(Labels labels, RunningProgram program) {
        this.labels = labels;
        this.program = program;
        this.digests = WeightDigests.of(program);
        this.weights = new TorchWeights(program);
        this.traces = new ProgramTraces(program);
        this.cuts = new ProgramCuts(program);
        this.scoring = new ScoringProgram(program, weights::areOriginal);
        this.streams = new TorchStreams(program, this::copy);
    }

    /** On a program of its own, whose weights must be those that this model was opened with. */
    private TorchModel copy(RunningProgram other) {
        TorchModel copy = new TorchModel(labels, other);
        if (!copy.digests.areThoseOf(digests)) {
            throw new ModelException("A copy of the model '%s' has other weights.".formatted(program.file()));
        }
        return copy;
    }

    /**
     * Why pictures must come one by one, a phrase; empty where they need not.
     *
     * @throws org.modelaudit.torch.source.ProgramException if the program's answers are drawn by chance
     */
    String aloneBecause() {
        return cuts.aloneBecause();
    }

    @Override
    public ModelIdentity identity() {
        return program.identity();
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public InputSpecification input() {
        return program.shapes().input();
    }

    @Override
    public int classes() {
        return program.shapes().classes();
    }

    @Override
    public ModelOutput output() {
        return program.shapes().output();
    }

    @Override
    public List<Layer> layers() {
        return program.named(() -> program.layers().layers());
    }

    @Override
    public Layer layer(String path) {
        return program.named(() -> program.layers().layer(path));
    }

    @Override
    public Layer lastConvolution() {
        return program.named(() -> program.layers().lastConvolution());
    }

    @Override
    public Layer defaultLayer() {
        return program.named(() -> program.layers().defaultLayer());
    }

    @Override
    public Device device() {
        return program.device();
    }

    @Override
    public String engine() {
        return Libtorch.get().nameAndVersion();
    }

    @Override
    public NDManager newManager() {
        return program.newManager();
    }

    @Override
    public NDArray logits(NDArray images) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            NDArray logits = program.logits(images);
            program.passes().forward(images.getShape().get(0));
            return logits;
        });
    }

    @Override
    public NDArray scores(NDArray images) {
        return program.named(() -> {
            program.shapes().checkImages(images);
            NDArray logits = scoring.logits(images);
            program.passes().forward(images.getShape().get(0));
            return logits;
        });
    }

    @Override
    public NamedOutputs outputs() {
        return program.outputs();
    }

    @Override
    public NDArray show(NDArray images, String output) {
        Optional<NamedOutput> found = outputs().find(output);
        if (found.isEmpty()) {
            return AuditedModel.super.show(images, output);
        }
        return program.named(() -> {
            program.shapes().checkImages(images);
            NDArray shown = program.show(images, found.get().name());
            program.passes().forward(images.getShape().get(0));
            return shown;
        });
    }

    @Override
    public String scoring() {
        return scoring.source().orElseGet(() -> streams.scoring(AuditedModel.super.scoring()));
    }

    @Override
    public LayerCut cutAt(String path) {
        output().requireExact("What looks at layers or takes gradients");
        return cuts.at(path);
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        output().requireExact("What looks at layers or takes gradients");
        return cuts.record(images, layers);
    }

    @Override
    public OperationTrace trace(NDArray images) {
        output().requireExact("What looks at layers or takes gradients");
        return traces.of(images);
    }

    @Override
    public OperationTrace trace(NDArray images, OperationTrace.Intervention intervention) {
        output().requireExact("What looks at layers or takes gradients");
        return traces.of(images, intervention);
    }

    @Override
    public ModelWeights weights() {
        return weights;
    }

    @Override
    public List<String> remarks() {
        return program.remarks();
    }

    @Override
    public PassCount passes() {
        return program.passes().count();
    }

    @Override
    public int streams() {
        return streams.most();
    }

    @Override
    public AuditedModel stream(int number) {
        return streams.at(number);
    }

    @Override
    public void verifyUnchanged() {
        digests.verifyUnchanged();
        streams.verifyUnchanged();
    }

    @Override
    public void close() {
        Closing.all(streams::close, cuts::close, traces::close, scoring::close, program::close);
    }
}
