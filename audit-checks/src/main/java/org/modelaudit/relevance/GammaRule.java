package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * LRP-γ: evidence in favour counts more, {@code R_i = Σ_j a_i (w_ij + γ w_ij⁺) / Σ_i a_i (w_ij + γ w_ij⁺) R_j}, the bias
 * being one of the inputs.
 *
 * <p>Montavon et al., Layer-wise relevance propagation: an overview, 2019, section 10.2.3, for inputs that are not
 * negative. For others the contributions {@code a_i w_ij} of the sign of {@code z_j} are enlarged (Andéol et al., 2021),
 * which is the same where no input is negative and no relevance lies on negative outputs.
 *
 * @param gamma at least 0; 0 is LRP-0, and the larger, the closer it comes to {@link PositiveRule}
 */
record GammaRule(double gamma) implements PropagationRule {

    GammaRule {
        if (!(gamma >= 0)) {
            throw new IllegalArgumentException("γ is 0 or more, but got " + gamma + ".");
        }
    }

    @Override
    public String description() {
        return "γ=" + gamma;
    }

    @Override
    public NDArray relevance(AffineStep layer) {
        NDArray w = layer.weight();
        NDArray b = layer.bias();
        NDArray z = layer.linear(layer.input(), w).output().add(b);
        NDArray raised = w.add(w.maximum(0).mul(gamma));
        NDArray lowered = w.add(w.minimum(0).mul(gamma));
        NDArray favour = enlarged(layer, raised, lowered, b.add(b.maximum(0).mul(gamma)), z.gt(0));
        NDArray against = enlarged(layer, lowered, raised, b.add(b.minimum(0).mul(gamma)), z.lt(0));
        return favour.add(against);
    }

    /** Relevance by way of the outputs of one sign. */
    private static NDArray enlarged(
            AffineStep layer, NDArray forPositive, NDArray forNegative, NDArray b, NDArray chosen) {
        NDArray positive = layer.input().maximum(0);
        NDArray negative = layer.input().minimum(0);
        Replay above = layer.linear(positive, forPositive);
        Replay below = layer.linear(negative, forNegative);
        NDArray z = above.output().add(below.output()).add(b);
        NDArray s = layer.relevance()
                .mul(chosen.toType(DataType.FLOAT32, false))
                .div(Stabilizer.stabilized(z, Stabilizer.SMALL));
        layer.absorb(b, s);
        return positive.mul(above.toInput(s)).add(negative.mul(below.toInput(s)));
    }
}
