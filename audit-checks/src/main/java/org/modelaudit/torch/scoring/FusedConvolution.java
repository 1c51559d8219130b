package org.modelaudit.torch.scoring;

import org.jspecify.annotations.Nullable;

/**
 * A convolution and what follows it, as one step.
 *
 * @param first number of the convolution's statement
 * @param last number of the last statement that it stands for, in whose place it runs
 * @param call the convolution
 * @param norm folded into its weights, or null
 * @param added variable that is added to it, or null
 * @param rectified what is applied at the end
 * @param result variable that holds what comes of it
 */
record FusedConvolution(
        int first,
        int last,
        ConvolutionCall call,
        @Nullable Normalization norm,
        @Nullable String added,
        Rectification rectified,
        String result) {

    /** Whether it has a bias, its own or that of the normalisation. */
    boolean hasBias() {
        return norm != null || call.bias().isPresent();
    }

    /** Its weight with the normalisation folded in, as the program's own method reads its weights. */
    String weight() {
        if (norm == null) {
            return "weights[%d]".formatted(call.weight());
        }
        return "torch.to(torch.mul(%s, torch.reshape(%s, [-1, 1, 1, 1])), 6)"
                .formatted(Normalization.doubles(call.weight()), norm.factor());
    }

    /** Its bias with the normalisation folded in; nothing that is read where it has none. */
    String bias() {
        if (norm != null) {
            return "torch.to(%s, 6)".formatted(norm.bias(call.bias()));
        }
        return "weights[%d]".formatted(call.bias().orElse(call.weight()));
    }

    /**
     * The call that runs it.
     *
     * @param packed where its weight lies in the list of weights; its bias lies behind it
     */
    String run(int packed) {
        String bias = hasBias() ? "weights[%d]".formatted(packed + 1) : "None";
        String settings = "annotate(List[Optional[number]], [%s])".formatted(rectified.settings());
        if (added == null) {
            return "ops.mkldnn._convolution_pointwise(%s, weights[%d], %s, %s, \"%s\", %s, \"\")"
                    .formatted(call.input(), packed, bias, call.geometry(), rectified.name(), settings);
        }
        String unary = rectified.equals(Rectification.NONE) ? "None" : "\"" + rectified.name() + "\"";
        return "ops.mkldnn._convolution_pointwise(%s, %s, weights[%d], %s, %s, \"add\", 1., %s, %s, \"\")"
                .formatted(call.input(), added, packed, bias, call.geometry(), unary, settings);
    }
}
