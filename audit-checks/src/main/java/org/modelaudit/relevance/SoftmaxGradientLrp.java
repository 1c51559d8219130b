package org.modelaudit.relevance;

/**
 * Softmax-gradient LRP: the walk is {@link DeepTaylor}'s, z⁺ with z^B in the first layer; it starts with the gradient of the class's
 * softmax y, {@code R_t = y_t (1 - y_t)} at the class t and {@code R_n = -y_t y_n} at each other one.
 *
 * <p>Signed; positive where a pixel feeds the class more than those that compete with it. Undefined where {@link
 * RelevancePropagation#RESIDUAL} is larger than is tolerated or not a number, as it is where the softmax is 1 to the last bit and
 * nothing starts, or the map constant. Refused where classes are judged one by one, which have no softmax.
 *
 * <p>Iwana, Kuroki and Uchida, Explaining convolutional neural networks using softmax gradient layer-wise relevance propagation,
 * ICCV workshops 2019.
 */
final class SoftmaxGradientLrp {

    private SoftmaxGradientLrp() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "softmax-gradient-lrp/paper@1", "Softmax-Gradient LRP", DeepTaylor.rules(), Seed.SOFTMAX_GRADIENT));
    }
}
