package org.modelaudit.testing;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.PassCount;

/** A fake of a file of its own, with everything that tells one release of a model from the next. */
public final class Release extends ForwardingModel {

    private final String file;
    private final InputSpecification input;
    private final int classes;
    private final OutputMeaning meaning;
    private final String layer;

    /** Pictures that {@link ByModel} has shown to it. */
    public final AtomicLong forward = new AtomicLong();

    /** How often it was compared with itself at opening. */
    public final AtomicInteger verified = new AtomicInteger();

    private boolean closed;
    private boolean changed;

    private Release(String file, InputSpecification input, int classes, OutputMeaning meaning, String layer) {
        super(FakeModel.small());
        this.file = file;
        this.input = input;
        this.classes = classes;
        this.meaning = meaning;
        this.layer = layer;
    }

    public static Release of(String file) {
        return new Release(file, FakeModel.small().input(), 2, OutputMeaning.LOGITS, "conv");
    }

    public Release preparedBy(InputSpecification other) {
        return new Release(file, other, classes, meaning, layer);
    }

    public Release ofClasses(int count) {
        return new Release(file, input, count, meaning, layer);
    }

    public Release returning(OutputMeaning other) {
        return new Release(file, input, classes, other, layer);
    }

    /** Where {@link ByModel} looks unless it is told. */
    public Release withDefaultLayer(String path) {
        return new Release(file, input, classes, meaning, path);
    }

    /** Its parameters differ from now on. */
    public void change() {
        changed = true;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(
                file.replace(".pt", ""),
                file,
                Sha256.of(file.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "traced");
    }

    @Override
    public InputSpecification input() {
        return input;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public ModelOutput output() {
        return new ModelOutput(meaning, meaning.givesExactLogits());
    }

    @Override
    public org.modelaudit.model.Layer defaultLayer() {
        return new org.modelaudit.model.Layer(layer, "Conv2d", new ai.djl.ndarray.types.Shape(1, 4, 3, 3), 40);
    }

    @Override
    public List<String> remarks() {
        return List.of("trained on a Monday");
    }

    @Override
    public NDManager newManager() {
        if (closed) {
            throw new IllegalStateException("The manager is closed.");
        }
        return super.newManager();
    }

    @Override
    public PassCount passes() {
        return new PassCount(forward.get(), 0, 0, 0);
    }

    @Override
    public void verifyUnchanged() {
        verified.incrementAndGet();
        if (changed) {
            throw new ModelException("The parameter 'conv.weight' of '%s' has changed.".formatted(file));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
