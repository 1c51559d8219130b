package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Smooth Grad-CAM++: Grad-CAM++ with the powers of the gradient averaged over noisy copies of the picture, {@code L = Σ_k
 * w_k A_k} with {@code w_k = Σ_ij α_k,ij ReLU(D¹_k,ij)}, {@code α = D² / (2 D² + Σ_ab A_k,ab D³)} and {@code D^p = 1/n
 * Σ_{d=1..n} g(x + N(0, σ²))^p}.
 *
 * <p>Signed; high where channels respond whose mean gradient is positive. Where the denominator is 0, α is 0. Undefined where
 * the map is constant, as it is if no mean gradient is positive.
 *
 * <p>Omeiza et al., Smooth Grad-CAM++, 2019, equations 8 to 10. The activation A is that of the picture itself. The paper
 * leaves n and σ to the user; 4 copies and σ = 0.3 are those of the torch-cam library.
 *
 * @param noise n draws of standard deviation σ, in units of the prepared picture
 */
record SmoothGradCamPlusPlus(NoiseDraws noise) implements NoisyCam {

    @Override
    public String id() {
        return "smooth-grad-cam-plus-plus/paper@1";
    }

    @Override
    public String name() {
        return "Smooth Grad-CAM++";
    }

    /** The picture, the same twice for its activation, and each noisy copy. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(0, 3 + noise.count(), 1 + noise.count(), noise.count());
    }

    @Override
    public NDArray map(LayerEvidence layer, int sample, NDArray image, NDArray activation) {
        NDArray a = GradCamPlusPlus.cells(activation);
        NDArray first = a.zerosLike();
        NDArray second = a.zerosLike();
        NDArray third = a.zerosLike();
        for (int from = 0; from < noise.count(); from += layer.model().variants()) {
            try (NDManager scope = a.getManager().newSubManager()) {
                NDArray g = GradCamPlusPlus.cells(layer.ofSample(sample, noisy(layer, sample, image, from, scope))
                        .gradient());
                first.addi(mean(g));
                second.addi(mean(g.square()));
                third.addi(mean(g.square().mul(g)));
            }
        }
        NDArray weights =
                GradCamPlusPlus.alpha(a, second, third, 0).mul(first.maximum(0)).sum(new int[] {2});
        return WeightedChannels.sum(activation, weights);
    }

    /** What a chunk adds to the mean over all draws. */
    private NDArray mean(NDArray powers) {
        return powers.sum(new int[] {0}, true).div(noise.count());
    }

    private NDArray noisy(LayerEvidence layer, int sample, NDArray image, int from, NDManager scope) {
        int to = Math.min(from + layer.model().variants(), noise.count());
        return noise.of(layer, sample, from, to, image.getShape(), scope).add(image);
    }
}
