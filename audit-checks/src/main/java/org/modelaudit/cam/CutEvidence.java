package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;

/** One batch on its way through the cut program; the backbone runs once. */
final class CutEvidence implements LayerEvidence {

    private final AuditedModel model;
    private final LayerCut cut;
    private final List<AuditSample> samples;
    private final NDArray images;
    private final LayerCut.Features features;
    private final ExplainedClasses explained;
    private final int[] classes;
    private LayerCut.@Nullable HeadPass recorded;
    private @Nullable NDArray gradient;

    /** @param gradients whether a gradient may be asked for, so that the head is recorded on its first run */
    CutEvidence(
            AuditedModel model,
            LayerCut cut,
            List<AuditSample> samples,
            NDArray images,
            TargetClass target,
            boolean gradients) {
        this.model = model;
        this.cut = cut;
        this.samples = samples;
        this.images = images;
        this.features = cut.features(images);
        NDArray logits;
        if (gradients) {
            recorded = cut.record(features);
            logits = recorded.logits();
        } else {
            logits = cut.logits(features);
        }
        this.explained = ExplainedClasses.of(model.output(), logits, samples, target);
        this.classes = explained.indexes();
    }

    private CutEvidence(CutEvidence known, LayerCut cut, List<AuditSample> samples, int[] classes, NDArray images) {
        this.model = known.model;
        this.explained = known.explained;
        this.cut = cut;
        this.samples = samples;
        this.classes = classes;
        this.images = images;
        this.features = cut.features(images);
    }

    ExplainedClasses explainedClasses() {
        return explained;
    }

    @Override
    public NDArray activation() {
        return features.activation();
    }

    @Override
    public NDArray gradient() {
        if (gradient == null) {
            LayerCut.HeadPass pass = recorded == null ? cut.record(features) : recorded;
            gradient = pass.gradient(classes);
        }
        return gradient;
    }

    @Override
    public NDArray images() {
        return images;
    }

    @Override
    public List<AuditSample> samples() {
        return samples;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public AuditedModel model() {
        return model;
    }

    @Override
    public NDArray head(int sample, NDArray activations) {
        return cut.logits(features.variants(sample, activations));
    }

    @Override
    public LayerEvidence ofSample(int sample, NDArray otherImages) {
        int count = Math.toIntExact(otherImages.getShape().get(0));
        int[] same = new int[count];
        Arrays.fill(same, classes[sample]);
        return new CutEvidence(this, cut, Collections.nCopies(count, samples.get(sample)), same, otherImages);
    }

    @Override
    public LayerEvidence at(String path) {
        return new CutEvidence(this, model.mapsAt(path), samples, classes, images);
    }
}
