package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.sanity.ParameterRandomization;

/** What parameter randomisation says of the explainers that a review judges, on the sample model. */
class SanityTableTest {

    private final AuditSet images = Shapes.pictures().sample(8, 1);

    @Test
    void explainers_that_are_said_to_depend_on_what_was_learned_pass() {
        try (AuditedModel model = Shapes.honest()) {
            Map<String, Double> similarities = SanityTable.measure(model, images, SanityTable.SAID_TO_PASS);

            assertThat(similarities.values())
                    .allSatisfy(s -> assertThat(s).isLessThan(ParameterRandomization.DEFAULT_BOUND));
        }
    }

    /** See docs/metrics.md for why the number decides otherwise than the eye where an explainer multiplies by something. */
    @Test
    void of_those_that_are_said_not_to_guided_backpropagation_fails() {
        try (AuditedModel model = Shapes.honest()) {
            Map<String, Double> similarities = SanityTable.measure(model, images, SanityTable.SAID_TO_FAIL);

            assertThat(similarities.get("guided-backpropagation")).isGreaterThan(ParameterRandomization.DEFAULT_BOUND);
            assertThat(similarities.get("gradient-times-input")).isLessThan(ParameterRandomization.DEFAULT_BOUND);
            assertThat(similarities.get("integrated-gradients")).isLessThan(ParameterRandomization.DEFAULT_BOUND);
            assertThat(similarities.get("guided-grad-cam")).isLessThan(ParameterRandomization.DEFAULT_BOUND);
        }
    }
}
