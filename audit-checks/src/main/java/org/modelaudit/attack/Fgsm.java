package org.modelaudit.attack;

/**
 * FGSM, the fast gradient sign method: one step of the whole radius along the sign of the gradient, {@code x' = Π(x + ε sign(∇(f_k -
 * f_y)))} with the strongest other class {@code k}. {@code ‖x' - x‖_∞ ≤ ε}; a value whose gradient is 0 stays as it is.
 *
 * <p>Goodfellow et al., Explaining and Harnessing Adversarial Examples, ICLR 2015, section 4, which follows the cross-entropy. Dialect
 * {@code margin}: the difference to the strongest other class alone; for two classes both give the same step. Where classes are judged one by
 * one, the step follows the binary cross-entropy of the class's own sigmoid.
 */
public final class Fgsm extends GradientSignAttack {

    Fgsm(double epsilon, AttackSpace space) {
        super(epsilon, 1, epsilon, space);
    }

    /** The same attack in other units; the radius is then meant in those. */
    public Fgsm in(AttackSpace other) {
        return new Fgsm(epsilon(), other);
    }

    @Override
    public String id() {
        return "fgsm/margin@1";
    }

    @Override
    public String name() {
        return "FGSM";
    }
}
