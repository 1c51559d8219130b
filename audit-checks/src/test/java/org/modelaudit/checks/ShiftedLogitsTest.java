package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.perturbation.ClassScore;
import org.modelaudit.testing.OtherOutput;

/**
 * A black box that returns probabilities leaves each picture's logits known but for a number of its own. Whatever that number is, it
 * changes no map and no number; what it would change is refused by name.
 */
class ShiftedLogitsTest extends OnEveryFactory {

    private static final ModelOutput PROBABILITIES = new ModelOutput(OutputMeaning.PROBABILITIES, false);

    /** What a shift costs a logit of 32 bits. */
    private static final double ROUNDING = 1e-4;

    /** What compares logits of different pictures, and says so. */
    private static final Set<String> REFUSED = Set.of(
            "clear()",
            "clear(int)",
            "occlusion()",
            "occlusion(int, int)",
            "kernelShap()",
            "kernelShap(long)",
            "faithfulnessCorrelation()",
            "faithfulnessEstimate()",
            "sensitivityN()",
            "infidelity()",
            "completeness()",
            "conceptCompleteness(String, String)",
            "inputInvariance()");

    @ParameterizedTest
    @MethodSource("factories")
    void an_unknown_number_of_each_picture_changes_nothing_or_the_method_is_refused_by_name(Method factory) {
        Object made = bench.made(factory);
        OutputBench.Result shifted = run(made, PROBABILITIES, 3);
        String declared = OutputDocs.refusal(made, OtherOutput.of(bench.net(made), PROBABILITIES));
        if (REFUSED.contains(OutputBench.heading(factory))) {
            assertThat(shifted.refusal())
                    .contains("compares logits of different pictures")
                    .isEqualTo(declared);
        } else {
            assertThat(declared).isEmpty();
            OutputBench.Result exact = run(made, ModelOutput.LOGITS, 0);
            assertThat(shifted.refusal()).isEqualTo(exact.refusal());
            shifted.assertIs(exact, ROUNDING);
        }
    }

    @Test
    void a_probability_stands_in_for_every_logit_that_is_refused() {
        for (Explainer explainer : List.of(
                Audits.occlusion().of(ClassScore.PROBABILITY),
                Audits.kernelShap().withSets(40).of(ClassScore.PROBABILITY))) {
            OutputBench.Result shifted = run(explainer, PROBABILITIES, 3);
            assertThat(shifted.refusal()).isEmpty();
            shifted.assertIs(run(explainer, ModelOutput.LOGITS, 0), ROUNDING);
        }
        assertThat(run(Audits.lime().of(ClassScore.LOGIT), PROBABILITIES, 3).refusal())
                .startsWith("LIME of the logit compares logits of different pictures");
    }

    @Test
    void an_unknown_number_would_be_seen() {
        assertThat(run(Audits.occlusion(), ModelOutput.LOGITS, 3).numbers().get(0))
                .isNotEqualTo(
                        run(Audits.occlusion(), ModelOutput.LOGITS, 0).numbers().get(0));
    }

    private OutputBench.Result run(Object made, ModelOutput output, double strength) {
        AuditedModel box = OtherOutput.shiftedBlackBox(bench.net(made), output, strength);
        return bench.run(made, box, Audits.rise(10));
    }
}
