package org.modelaudit.sanity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which layers become random, one after the other. */
public enum RandomizationOrder {
    /** All at once. */
    FULL("full", "all layers at once"),

    /** From the logits to the input, each on top of those before (Adebayo et al., 2018, section 3.1). */
    TOP_DOWN("top-down", "cascading from the logits to the input"),

    /** From the input to the logits, each on top of those before (Hedström et al., 2024). */
    BOTTOM_UP("bottom-up", "cascading from the input to the logits"),

    /** Each alone, all others as trained (Adebayo et al., 2018, section 3.2). */
    INDEPENDENT("independent", "one layer at a time");

    private final String word;
    private final String words;

    RandomizationOrder(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** The word in the metric's id. */
    String word() {
        return word;
    }

    /**
     * One step: these layers become random, then the explainer is asked.
     *
     * @param layers in addition to those of the steps before, or alone for {@link #INDEPENDENT}
     * @param name of the last of them
     */
    record Step(List<String> layers, String name) {}

    /**
     * The steps, at most {@code checkpoints} of them, spread evenly from the first layer of the order to its last.
     *
     * @param layers in the order of the program, input first
     */
    List<Step> steps(List<String> layers, int checkpoints) {
        if (this == FULL) {
            return List.of(new Step(layers, "all"));
        }
        List<String> order = new ArrayList<>(layers);
        if (this == TOP_DOWN) {
            Collections.reverse(order);
        }
        int count = Math.min(checkpoints, order.size());
        List<Step> steps = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < count; i++) {
            int last = count == 1 ? order.size() - 1 : Math.round((float) i * (order.size() - 1) / (count - 1));
            List<String> next = this == INDEPENDENT ? List.of(order.get(last)) : order.subList(done, last + 1);
            steps.add(new Step(List.copyOf(next), order.get(last)));
            done = last + 1;
        }
        return steps;
    }

    @Override
    public String toString() {
        return words;
    }
}
