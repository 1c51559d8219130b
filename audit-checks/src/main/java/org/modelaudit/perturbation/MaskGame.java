package org.modelaudit.perturbation;

/** Which way a mask is to move the class's probability: away with as little as possible, or kept by as little as possible. */
enum MaskGame {

    /** {@code min p(m·x) + λ‖1 − m‖₁}, until a tenth of p is left, or what chance would give the class. */
    DELETION(-1, "hiding no pixel lowers the class's probability") {
        @Override
        boolean changes(double probability, double original, double chance) {
            return probability <= Math.max(0.1 * original, original > chance ? chance : 0);
        }

        @Override
        float shown(float mask) {
            return 1 - mask;
        }
    },

    /** {@code min −p(m·x) + λ‖m‖₁}, while more than nine tenths of p are left. */
    PRESERVATION(1, "no pixel can be hidden without losing the class") {
        @Override
        boolean changes(double probability, double original, double chance) {
            return probability <= 0.9 * original;
        }

        @Override
        float shown(float mask) {
            return mask;
        }
    };

    private final int direction;
    private final String nothingFound;

    MaskGame(int direction, String nothingFound) {
        this.direction = direction;
        this.nothingFound = nothingFound;
    }

    /**
     * Whether a mask that leaves this probability changes what the model says.
     *
     * @param chance probability of a class that nothing is known of
     */
    abstract boolean changes(double probability, double original, double chance);

    /** How much a number of the mask counts in the map. */
    abstract float shown(float mask);

    /** Why there is no explanation where the mask has not moved. */
    String nothingFound() {
        return nothingFound;
    }

    /**
     * One step of gradient descent, kept in [0, 1].
     *
     * @param mask m
     * @param gradient {@code ∂p/∂m} but for a factor
     * @param sparsity λ by the same factor
     * @param rate length of the step by the same factor
     */
    float[] moved(float[] mask, float[] gradient, float sparsity, float rate) {
        float[] next = mask.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.min(1, Math.max(0, next[i] + direction * rate * (gradient[i] - sparsity)));
        }
        return next;
    }
}
