package org.modelaudit.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.random.RunSeed;

/** A model that answers as another does, for those that see it otherwise in a few respects. */
public abstract class ForwardingModel implements AuditedModel {

    private final AuditedModel model;

    /**
     * @param model that answers
     */
    protected ForwardingModel(AuditedModel model) {
        this.model = model;
    }

    /** Which answers. */
    protected final AuditedModel model() {
        return model;
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    @Override
    public Labels labels() {
        return model.labels();
    }

    @Override
    public InputSpecification input() {
        return model.input();
    }

    @Override
    public int classes() {
        return model.classes();
    }

    @Override
    public ModelOutput output() {
        return model.output();
    }

    @Override
    public NamedOutputs outputs() {
        return model.outputs();
    }

    @Override
    public List<Layer> layers() {
        return model.layers();
    }

    @Override
    public Layer layer(String path) {
        return model.layer(path);
    }

    @Override
    public Layer lastConvolution() {
        return model.lastConvolution();
    }

    @Override
    public Layer defaultLayer() {
        return model.defaultLayer();
    }

    @Override
    public Device device() {
        return model.device();
    }

    @Override
    public String engine() {
        return model.engine();
    }

    @Override
    public int group() {
        return model.group();
    }

    @Override
    public int variants() {
        return model.variants();
    }

    @Override
    public NDManager newManager() {
        return model.newManager();
    }

    @Override
    public NDArray logits(NDArray images) {
        return model.logits(images);
    }

    @Override
    public NDArray scores(NDArray images) {
        return model.scores(images);
    }

    @Override
    public NDArray show(NDArray images, String output) {
        return model.show(images, output);
    }

    @Override
    public String scoring() {
        return model.scoring();
    }

    @Override
    public LayerCut cutAt(String path) {
        return model.cutAt(path);
    }

    @Override
    public OperationTrace trace(NDArray images) {
        return model.trace(images);
    }

    @Override
    public OperationTrace trace(NDArray images, OperationTrace.Intervention intervention) {
        return model.trace(images, intervention);
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        return model.record(images, layers);
    }

    @Override
    public ModelWeights weights() {
        return model.weights();
    }

    @Override
    public String describe() {
        return model.describe();
    }

    @Override
    public List<String> remarks() {
        return model.remarks();
    }

    @Override
    public PassCount passes() {
        return model.passes();
    }

    @Override
    public void verifyUnchanged() {
        model.verifyUnchanged();
    }

    @Override
    public boolean showsParameters() {
        return model.showsParameters();
    }

    @Override
    public Optional<String> fileDigest() {
        return model.fileDigest();
    }

    @Override
    public RunSeed runSeed() {
        return model.runSeed();
    }

    @Override
    public void close() {
        model.close();
    }
}
