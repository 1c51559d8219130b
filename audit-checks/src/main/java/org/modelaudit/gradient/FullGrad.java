package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * FullGrad: the input's and every bias's share in the score, {@code ψ(x ⊙ ∂y/∂x) + Σ_l Σ_c ψ(b_l,c ⊙ ∂y/∂z_l,c)} where {@code ψ}
 * takes absolute values, scales and upsamples. One channel, one pass forward and one back.
 *
 * <p>Not negative in the paper's reading but for rounding; high where pixels or the biases above them have a large share, whichever
 * way. Undefined where the map is constant.
 *
 * <p>Srinivas and Fleuret, Full-gradient representation for neural network visualization, NeurIPS 2019, equations 3 and 5. Biases
 * are those of convolutions and fully connected layers, {@code β - μγ/σ} of batch normalisation, and in the paper's reading {@code
 * f(z) - f'(z) z} of nonlinearities that are not piecewise linear through 0. Fully connected layers have no place in the map, save where they
 * work on each token of a grid; class and register tokens have none. All shares sum to the score; what is missing, as of the products
 * in an attention, is reported as {@link #COMPLETENESS_RESIDUAL}.
 */
record FullGrad(FullGradDialect dialect) implements PixelAttribution {

    /** Sum of all shares, before absolute values are taken, minus the score, in logits. */
    static final String COMPLETENESS_RESIDUAL = "completeness residual";

    @Override
    public String id() {
        return "full-grad/" + dialect.version();
    }

    @Override
    public String name() {
        return "FullGrad";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of("upsampling", dialect.upsampling().toString());
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1, 0, 0, 1);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        OperationLayouts layouts = new OperationLayouts(model.layers());
        int together = layouts.areUsual() ? TracedAttribution.TOGETHER : 1;
        return TracedAttribution.of(model, batch, target, together, (trace, images, classes, seed, scope) -> {
            FullGradSum sum = new FullGradSum(dialect, trace, layouts, images, scope);
            NDArray gradient = trace.backward(seed, sum);
            sum.addInput(images.mul(gradient));
            NDArray scores = trace.logits().stopGradient().mul(seed).sum(new int[] {1});
            float[] missing = sum.total().sub(scores).toFloatArray();
            double[] residuals = new double[missing.length];
            for (int i = 0; i < missing.length; i++) {
                residuals[i] = missing[i];
            }
            return Attributions.of(classes, sum.maps().expandDims(1)).withDiagnostic(COMPLETENESS_RESIDUAL, residuals);
        });
    }
}
