package org.modelaudit.testing;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.passthrough.PassthroughNDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;

/**
 * A model without a program: enough for everything that does not look inside.
 *
 * @param input how pictures are prepared
 * @param closed how often it was closed
 * @param group how many pictures it takes together
 */
public record FakeModel(InputSpecification input, String name, AtomicInteger closed, int group)
        implements AuditedModel {

    /** Takes one picture at a time. */
    public FakeModel(InputSpecification input, String name, AtomicInteger closed) {
        this(input, name, closed, 1);
    }

    /** The same, which takes so many pictures together. */
    public FakeModel taking(int pictures) {
        return new FakeModel(input, name, closed, pictures);
    }

    /** An input of 8×8 grey pixels, the picture as stored. */
    public static FakeModel small() {
        return new FakeModel(
                new InputSpecification(
                        8,
                        8,
                        InputSpecification.Resize.NONE,
                        8,
                        InputSpecification.Colour.GREY,
                        List.of(0.0),
                        List.of(1.0)),
                "fake",
                new AtomicInteger());
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(name, name + ".fake", "0123456789abcdef".repeat(4), "traced");
    }

    @Override
    public Labels labels() {
        return new Labels(List.of("cat", "dog"));
    }

    @Override
    public int classes() {
        return 2;
    }

    @Override
    public List<Layer> layers() {
        return List.of(lastConvolution());
    }

    @Override
    public Layer layer(String path) {
        return lastConvolution();
    }

    @Override
    public Layer lastConvolution() {
        return new Layer("conv", "Conv2d", new Shape(1, 4, 3, 3), 40);
    }

    @Override
    public Device device() {
        return Device.cpu();
    }

    @Override
    public String engine() {
        return "None 0";
    }

    @Override
    public NDManager newManager() {
        return PassthroughNDManager.INSTANCE;
    }

    @Override
    public NDArray logits(NDArray images) {
        throw new UnsupportedOperationException("A fake model has no program.");
    }

    @Override
    public LayerCut cutAt(String path) {
        throw new UnsupportedOperationException("A fake model has no program.");
    }

    @Override
    public List<String> remarks() {
        return List.of("the model is a fake");
    }

    @Override
    public PassCount passes() {
        return new PassCount(0, 0, 0, 0);
    }

    @Override
    public void verifyUnchanged() {}

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    static FakeModel of(Path file) {
        String name = String.valueOf(file.getFileName()).replace(".fake", "");
        return new FakeModel(small().input(), name, new AtomicInteger());
    }
}
