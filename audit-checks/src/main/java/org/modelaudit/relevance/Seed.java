package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.ModelOutput;

/** What the walk back starts with at the logits. */
enum Seed {

    /** {@code z_t} at the class t, 0 elsewhere: its logit is what is shared out. */
    LOGIT("the class's logit") {
        @Override
        NDArray of(NDArray logits, NDArray chosen) {
            return logits.mul(chosen);
        }
    },

    /** 1 at the class, 0 elsewhere: the share of each pixel is a probability. */
    ONE("1") {
        @Override
        NDArray of(NDArray logits, NDArray chosen) {
            return chosen;
        }
    },

    /** {@code z_t} at the class, {@code -z_t / (K - 1)} at each other one (Gu et al., 2018). */
    CONTRASTIVE("the class's logit against all others") {
        @Override
        void verifyMeaning(ModelOutput output, String what) {
            output.requireExclusive(what);
        }

        @Override
        NDArray of(NDArray logits, NDArray chosen) {
            long others = Math.max(1, logits.getShape().get(1) - 1);
            NDArray target = logits.mul(chosen).sum(new int[] {1}, true);
            NDArray rest = chosen.mul(-1).add(1);
            return target.mul(chosen.sub(rest.div(others)));
        }
    },

    /** {@code y_t (1 - y_t)} at the class, {@code -y_t y_n} at each other one, y being the softmax (Iwana et al., 2019). */
    SOFTMAX_GRADIENT("the gradient of the class's softmax") {
        @Override
        void verifyMeaning(ModelOutput output, String what) {
            output.requireExclusive(what);
        }

        @Override
        NDArray of(NDArray logits, NDArray chosen) {
            NDArray y = logits.softmax(1);
            NDArray target = y.mul(chosen).sum(new int[] {1}, true);
            return target.mul(chosen.sub(y));
        }
    };

    private final String words;

    Seed(String words) {
        this.words = words;
    }

    /**
     * Refuses an output of which nothing starts; nothing, unless said otherwise.
     *
     * @param what walks from here, as a sentence begins
     * @throws org.modelaudit.error.ModelException if the seed has no meaning
     */
    void verifyMeaning(ModelOutput output, String what) {}

    /**
     * Relevance at the logits.
     *
     * @param logits {@code N×K}
     * @param chosen 1 at each sample's class, 0 elsewhere, {@code N×K}
     */
    abstract NDArray of(NDArray logits, NDArray chosen);

    /** 1 at each sample's class, 0 elsewhere. */
    static NDArray chosen(int[] classes, NDArray logits) {
        Shape shape = logits.getShape();
        float[] ones = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < classes.length; i++) {
            ones[i * (int) shape.get(1) + classes[i]] = 1;
        }
        return Tensors.of(logits.getManager(), ones, shape);
    }

    /** In words, for an explainer's settings. */
    @Override
    public String toString() {
        return words;
    }
}
