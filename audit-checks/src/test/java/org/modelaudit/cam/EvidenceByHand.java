package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.LinearModel;

/** An activation and a gradient for class 0 of one sample, with no model behind them. */
class EvidenceByHand implements LayerEvidence {

    private final NDArray activation;
    private final NDArray gradient;

    EvidenceByHand(NDArray activation, NDArray gradient) {
        this.activation = activation;
        this.gradient = gradient;
    }

    @Override
    public NDArray activation() {
        return activation;
    }

    @Override
    public NDArray gradient() {
        return gradient;
    }

    @Override
    public List<AuditSample> samples() {
        return List.of(AuditSample.of("by hand", Path.of("by hand")));
    }

    @Override
    public int[] classes() {
        return new int[1];
    }

    /** Only its name is ever asked for. */
    @Override
    public AuditedModel model() {
        return new LinearModel(new float[] {1}, 1);
    }

    @Override
    public NDArray images() {
        throw new UnsupportedOperationException();
    }

    @Override
    public NDArray head(int sample, NDArray activations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LayerEvidence ofSample(int sample, NDArray otherImages) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LayerEvidence at(String path) {
        throw new UnsupportedOperationException();
    }
}
