package org.modelaudit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;

class ModelOutputTest {

    private static final float[] LOGITS = {1, -2, 0.5f};

    @Test
    void one_logit_becomes_two_classes_whose_softmax_is_its_sigmoid() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = OutputMeaning.ONE_LOGIT.toLogits(manager.create(new float[][] {{0.026505f}, {-3}}));
            ModelOutput output = new ModelOutput(OutputMeaning.ONE_LOGIT, true);
            assertThat(output.probabilities(logits).get(":, 1").toFloatArray())
                    .containsExactly(new float[] {0.5066259f, 0.04742587f}, within(1e-6f));
            assertThat(output.probability(new float[] {1.5f, -1.5f}, 0))
                    .isEqualTo(1 / (1 + Math.exp(-3)), within(1e-12));
        }
    }

    @Test
    void probabilities_come_back_as_they_were_even_0_and_1() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray p = manager.create(new float[][] {{0.25f, 0.75f, 0}, {0, 0, 1}});
            ModelOutput exclusive = new ModelOutput(OutputMeaning.PROBABILITIES, false);
            assertThat(exclusive
                            .probabilities(OutputMeaning.PROBABILITIES.toLogits(p))
                            .toFloatArray())
                    .containsExactly(p.toFloatArray(), within(1e-6f));
            ModelOutput independent = new ModelOutput(OutputMeaning.INDEPENDENT_PROBABILITIES, true);
            NDArray odds = OutputMeaning.INDEPENDENT_PROBABILITIES.toLogits(p);
            assertThat(independent.probabilities(odds).toFloatArray()).containsExactly(p.toFloatArray(), within(1e-6f));
            for (float odd : odds.toFloatArray()) {
                assertThat(odd).isFinite();
            }
        }
    }

    @Test
    void a_finding_is_judged_by_its_own_sigmoid() {
        ModelOutput output = new ModelOutput(OutputMeaning.INDEPENDENT_LOGITS, true);
        assertThat(output.probability(LOGITS, 2)).isEqualTo(1 / (1 + Math.exp(-0.5)), within(1e-12));
        double sum = Math.exp(1) + Math.exp(-2) + Math.exp(0.5);
        assertThat(ModelOutput.LOGITS.probability(LOGITS, 2)).isEqualTo(Math.exp(0.5) / sum, within(1e-12));
    }

    @Test
    void what_has_no_meaning_for_the_output_is_refused_by_name() {
        ModelOutput independent = new ModelOutput(OutputMeaning.INDEPENDENT_LOGITS, true);
        assertThatThrownBy(() -> independent.requireExclusive("RISE"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("RISE weighs one class against the others");
        ModelOutput shifted = new ModelOutput(OutputMeaning.PROBABILITIES, false);
        assertThatThrownBy(() -> shifted.requireExact("Occlusion"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("Occlusion compares logits of different pictures");
        ModelOutput.LOGITS.requireExclusive("RISE");
        ModelOutput.LOGITS.requireExact("Occlusion");
    }
}
