package org.modelaudit.audit;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.PassCount;
import org.modelaudit.random.RunSeed;

/**
 * A model as one test sees it: the shared model, and the session that its audits belong to. This is how {@code
 * assertThat(model)} finds the session, and whatever draws the seed of the run, without any global state.
 */
record SessionModel(AuditedModel shared, AuditSession session) implements AuditedModel {

    @Override
    public ModelIdentity identity() {
        return shared.identity();
    }

    @Override
    public Labels labels() {
        return shared.labels();
    }

    @Override
    public InputSpecification input() {
        return shared.input();
    }

    @Override
    public int classes() {
        return shared.classes();
    }

    @Override
    public ModelOutput output() {
        return shared.output();
    }

    @Override
    public List<Layer> layers() {
        return shared.layers();
    }

    @Override
    public Layer layer(String path) {
        return shared.layer(path);
    }

    @Override
    public Layer lastConvolution() {
        return shared.lastConvolution();
    }

    @Override
    public Device device() {
        return shared.device();
    }

    @Override
    public String engine() {
        return shared.engine();
    }

    @Override
    public int group() {
        return shared.group();
    }

    @Override
    public NDManager newManager() {
        return shared.newManager();
    }

    @Override
    public NDArray logits(NDArray images) {
        return shared.logits(images);
    }

    @Override
    public LayerCut cutAt(String path) {
        return shared.cutAt(path);
    }

    @Override
    public OperationTrace trace(NDArray images) {
        return shared.trace(images);
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        return shared.record(images, layers);
    }

    @Override
    public ModelWeights weights() {
        return shared.weights();
    }

    @Override
    public String describe() {
        return shared.describe();
    }

    @Override
    public List<String> remarks() {
        return shared.remarks();
    }

    @Override
    public RunSeed runSeed() {
        return session.seed();
    }

    @Override
    public PassCount passes() {
        return shared.passes();
    }

    @Override
    public void verifyUnchanged() {
        shared.verifyUnchanged();
    }

    /** Does nothing: the shared model outlives the test and is closed by whoever opened it. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return shared.identity().toString();
    }
}
