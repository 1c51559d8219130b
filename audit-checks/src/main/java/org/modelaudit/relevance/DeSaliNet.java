package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;

/**
 * DeSaliNet: the network reversed, with the masks of both its parents. An activation passes what the network saliency passes
 * (where its input was positive) and of that, what a deconvolution network passes (what is positive on the way back), {@code
 * x̂ = 1[x > 0] · max(0, ŷ)}; a maximum goes back by its switches, a convolution by its transpose.
 *
 * <p>The map has the picture's size and is not negative: the largest absolute value over the channels, as network saliency has it
 * (Simonyan et al., 2014). High where a pixel takes part in what raises the class's logit. Undefined where it is constant, as it
 * is where nothing positive comes back.
 *
 * <p>Mahendran and Vedaldi, Salient deconvolutional networks, ECCV 2016, section 3. For ReLUs it is guided backpropagation.
 * Every activation takes part, whether a module, a function or an in-place form; one that is no ReLU passes its gradient.
 */
record DeSaliNet() implements RelevanceFormula {

    @Override
    public String id() {
        return "desalinet/paper@1";
    }

    @Override
    public String name() {
        return "DeSaliNet";
    }

    @Override
    public NDArray map(AuditedModel model, OperationTrace trace, NDArray logits, NDArray chosen) {
        return trace.backward(
                        chosen,
                        (operation, input, output, upstream, gradient) ->
                                operation.kind() == Kind.ACTIVATION ? positive(gradient.get(), upstream) : null)
                .abs()
                .max(new int[] {1});
    }

    private static NDArray positive(NDArray gradient, NDArray upstream) {
        return gradient.mul(upstream.gt(0).toType(DataType.FLOAT32, false));
    }
}
