package org.modelaudit.onnx;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ForwardingModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.PassCount;

/**
 * A translated file, whose scores are held against those of ONNX Runtime on the first pictures that it is given; where they differ, it
 * answers nothing from then on.
 */
final class ComparedModel extends ForwardingModel {

    private final AtomicReference<@Nullable OnnxComparison> open;
    private final AtomicReference<@Nullable ModelException> refused = new AtomicReference<>();

    /** Forward passes for the sake of the comparison. */
    private final AtomicLong uncounted;

    /**
     * @param model that this one closes
     * @param comparison that is made once; closed then, or with the model
     */
    ComparedModel(AuditedModel model, OnnxComparison comparison) {
        super(model);
        this.open = new AtomicReference<>(comparison);
        this.uncounted = new AtomicLong(model.passes().forward());
    }

    private void compare(NDArray images) {
        OnnxComparison comparison = open.getAndSet(null);
        if (comparison != null) {
            PassCount before = model().passes();
            try (comparison) {
                comparison.check(model(), images);
            } catch (ModelException e) {
                refused.set(e);
            } finally {
                uncounted.addAndGet(model().passes().since(before).forward());
            }
        }
        ModelException difference = refused.get();
        if (difference != null) {
            // Anew, since each audit that asks shows its own place.
            throw new ModelException(String.valueOf(difference.getMessage()), difference);
        }
    }

    /** Those of the audit alone. */
    @Override
    public PassCount passes() {
        return model().passes().since(new PassCount(uncounted.get(), 0, 0, 0));
    }

    @Override
    public NDArray logits(NDArray images) {
        compare(images);
        return model().logits(images);
    }

    @Override
    public NDArray scores(NDArray images) {
        compare(images);
        return model().scores(images);
    }

    @Override
    public NDArray show(NDArray images, String output) {
        compare(images);
        return model().show(images, output);
    }

    @Override
    public LayerCut cutAt(String path) {
        return new Cut(model().cutAt(path));
    }

    @Override
    public OperationTrace trace(NDArray images) {
        compare(images);
        return model().trace(images);
    }

    @Override
    public OperationTrace trace(NDArray images, OperationTrace.Intervention intervention) {
        compare(images);
        return model().trace(images, intervention);
    }

    @Override
    public LayerRecording record(NDArray images, List<String> layers) {
        compare(images);
        return model().record(images, layers);
    }

    @Override
    public void close() {
        OnnxComparison comparison = open.getAndSet(null);
        if (comparison != null) {
            comparison.close();
        }
        model().close();
    }

    /** One that compares first. */
    private final class Cut implements LayerCut {

        private final LayerCut cut;

        Cut(LayerCut cut) {
            this.cut = cut;
        }

        @Override
        public Layer layer() {
            return cut.layer();
        }

        @Override
        public Features features(NDArray images) {
            compare(images);
            return cut.features(images);
        }

        @Override
        public NDArray logits(Features features) {
            return cut.logits(features);
        }

        @Override
        public HeadPass record(Features features) {
            return cut.record(features);
        }

        @Override
        public FeaturePass recordFeatures(NDArray images) {
            compare(images);
            return cut.recordFeatures(images);
        }
    }
}
