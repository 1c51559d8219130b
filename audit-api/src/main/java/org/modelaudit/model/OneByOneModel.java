package org.modelaudit.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;

/**
 * A model whose pictures go through it one by one, whoever asks and for however many: for a program that takes one picture at a
 * time, or whose answer for a picture depends on the others in its batch.
 */
public final class OneByOneModel implements AuditedModel {

    private final AuditedModel model;
    private final String reason;

    private OneByOneModel(AuditedModel model, String reason) {
        this.model = model;
        this.reason = reason;
    }

    /**
     * @param model that the returned one closes
     * @param reason a remark that says why, a sentence
     */
    public static AuditedModel of(AuditedModel model, String reason) {
        return new OneByOneModel(model, reason);
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
    public Device device() {
        return model.device();
    }

    @Override
    public String engine() {
        return model.engine();
    }

    /** 1 on every device. */
    @Override
    public int group() {
        return 1;
    }

    @Override
    public NDManager newManager() {
        return model.newManager();
    }

    @Override
    public NDArray logits(NDArray images) {
        return OneByOne.map(images, model::logits);
    }

    @Override
    public LayerCut cutAt(String path) {
        return new OneByOneCut(model.cutAt(path));
    }

    @Override
    public ModelWeights weights() {
        return model.weights();
    }

    /** @throws ModelException for more than one picture: a trace has no place to take it apart */
    @Override
    public OperationTrace trace(NDArray images) {
        if (images.getShape().get(0) != 1) {
            throw new ModelException(
                    "The model '%s' takes one picture at a time and was to be traced on %d; trace each alone."
                            .formatted(identity().file(), images.getShape().get(0)));
        }
        return model.trace(images);
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        List<LayerRecording> each = new ArrayList<>();
        for (NDArray picture : OneByOne.parts(images)) {
            each.add(model.record(picture, layers));
        }
        return new OneByOneRecording(each);
    }

    @Override
    public String describe() {
        return reason + System.lineSeparator() + model.describe();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(model.remarks());
        remarks.add(reason);
        return remarks;
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
    public void close() {
        model.close();
    }
}
