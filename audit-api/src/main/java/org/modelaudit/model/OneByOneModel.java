package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.error.ModelException;

/**
 * A model whose pictures go through it one by one, whoever asks and for however many: for a program that takes one picture at a
 * time, or whose answer for a picture depends on the others in its batch.
 */
public final class OneByOneModel extends ForwardingModel {

    private final String reason;

    private OneByOneModel(AuditedModel model, String reason) {
        super(model);
        this.reason = reason;
    }

    /**
     * @param model that the returned one closes
     * @param reason a remark that says why, a sentence
     */
    public static AuditedModel of(AuditedModel model, String reason) {
        return new OneByOneModel(model, reason);
    }

    /** 1 on every device. */
    @Override
    public int group() {
        return 1;
    }

    @Override
    public int streams() {
        return model().streams();
    }

    @Override
    public AuditedModel stream(int number) {
        return new OneByOneModel(model().stream(number), reason);
    }

    @Override
    public NDArray logits(NDArray images) {
        return BatchParts.oneByOne(images, model()::logits);
    }

    @Override
    public NDArray scores(NDArray images) {
        return BatchParts.oneByOne(images, model()::scores);
    }

    @Override
    public NDArray show(NDArray images, String output) {
        return BatchParts.oneByOne(images, picture -> model().show(picture, output));
    }

    @Override
    public LayerCut cutAt(String path) {
        return new OneByOneCut(model().cutAt(path));
    }

    /** @throws ModelException for more than one picture: a trace has no place to take it apart */
    @Override
    public OperationTrace trace(NDArray images) {
        requireOne(images);
        return model().trace(images);
    }

    /** @throws ModelException for more than one picture */
    @Override
    public OperationTrace trace(NDArray images, OperationTrace.Intervention intervention) {
        requireOne(images);
        return model().trace(images, intervention);
    }

    private void requireOne(NDArray images) {
        if (images.getShape().get(0) != 1) {
            throw new ModelException(
                    "The model '%s' takes one picture at a time and was to be traced on %d; trace each alone."
                            .formatted(identity().file(), images.getShape().get(0)));
        }
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        List<LayerRecording> each = new ArrayList<>();
        for (NDArray picture : BatchParts.oneByOne(images)) {
            each.add(model().record(picture, layers));
        }
        return new OneByOneRecording(each);
    }

    @Override
    public String describe() {
        return reason + System.lineSeparator() + model().describe();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(model().remarks());
        remarks.add(reason);
        return remarks;
    }
}
