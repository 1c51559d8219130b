package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.OperationTrace.Kind;

/**
 * DeSaliNet: the network reversed, with the masks of both its parents. An activation passes what the network saliency passes
 * (where its input was positive) and of that, what a deconvolution network passes (what is positive on the way back), {@code
 * x̂ = 1[x > 0] · max(0, ŷ)}; a maximum goes back by its switches, a convolution by its transpose.
 *
 * <p>Mahendran and Vedaldi, Salient deconvolutional networks, ECCV 2016, section 3. For ReLUs it is guided backpropagation.
 * Every activation takes part, whether a module, a function or an in-place form; one that is no ReLU passes its gradient. The
 * map has the picture's size and is not negative: the largest absolute value over the channels, as network saliency has it
 * (Simonyan et al., 2014).
 */
public final class DeSaliNet implements ClassSpecific {

    private final TargetClass target;

    private DeSaliNet(TargetClass target) {
        this.target = target;
    }

    static DeSaliNet paper() {
        return new DeSaliNet(TargetClass.predicted());
    }

    @Override
    public DeSaliNet forClass(TargetClass classToExplain) {
        return new DeSaliNet(classToExplain);
    }

    @Override
    public String id() {
        return "desalinet/paper@1";
    }

    @Override
    public String name() {
        return "DeSaliNet";
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1, 0, 0, 1);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("class", target.toString());
        return settings;
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return Chunks.explain(
                model,
                batch,
                target,
                (trace, images, logits, chosen) -> trace.backward(
                                chosen,
                                (operation, input, output, upstream, gradient) ->
                                        operation.kind() == Kind.ACTIVATION ? positive(gradient.get(), upstream) : null)
                        .abs()
                        .max(new int[] {1}));
    }

    private static NDArray positive(NDArray gradient, NDArray upstream) {
        return gradient.mul(upstream.gt(0).toType(DataType.FLOAT32, false));
    }
}
