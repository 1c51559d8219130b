package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attack;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;
import org.modelaudit.testing.OtherOutput;

/**
 * Where classes are judged one by one, a class's map and number belong to it alone: a further class, however sure the model is of
 * it, changes nothing of them. A softmax or a largest logit anywhere would be changed by it.
 */
class IndependentClassesTest extends OnEveryFactory {

    /** What weighs one class against the others, and says so. */
    private static final Set<String> REFUSED =
            Set.of("softmaxGradientLrp()", "contrastiveLrp()", "clear()", "clear(int)");

    /** Draws the other class among all that there are. */
    private static final Set<String> COUNTS_THE_CLASSES = Set.of("randomLogit()");

    /** The other class of a pair is one of which nothing is known, a class alone has none. */
    private static final Set<String> NEEDS_ANOTHER_CLASS = Set.of("randomLogit()", "classSensitivity()");

    /** Reads a row of the file for each class that the file has, and refuses a model of more or fewer. */
    private static final Set<String> READS_A_ROW_OF_EACH_CLASS = Set.of("conceptCompleteness(String, String)");

    private static final float SURE = 50;

    @ParameterizedTest
    @MethodSource("factories")
    void a_further_class_changes_no_map_and_no_number_of_a_class_or_the_method_is_refused_by_name(Method factory) {
        AuditedModel model = OtherOutput.independent(bench.net(bench.made(factory)));
        String heading = OutputBench.heading(factory);
        AuditedModel few = COUNTS_THE_CLASSES.contains(heading) ? OtherOutput.withFurtherClass(model, 40) : model;
        AuditedModel many = READS_A_ROW_OF_EACH_CLASS.contains(heading)
                ? model
                : OtherOutput.withFurtherClass(model, further(bench.made(factory)));
        Object made = bench.made(factory, few);

        OutputBench.Result alone = bench.run(made, few, explainer(factory));
        OutputBench.Result beside = bench.run(bench.made(factory, many), many, explainer(factory));

        assertThat(alone.refusal()).isEqualTo(beside.refusal());
        assertThat(OutputDocs.refusal(made, model))
                .as("what it says before it runs")
                .isEqualTo(alone.refusal());
        if (REFUSED.contains(heading)) {
            assertThat(alone.refusal()).contains("weighs one class against the others");
        } else {
            assertThat(alone.refusal()).isEmpty();
            // Eigenvectors are found to the last bit but one.
            beside.assertIs(alone, 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void a_class_alone_is_explained_and_measured_as_against_one_class_of_which_nothing_is_known(Method factory) {
        AuditedModel net = OtherOutput.only(bench.net(bench.made(factory)), OutputBench.EXPLAINED);
        AuditedModel alone = OtherOutput.independent(net);
        AuditedModel pair = OtherOutput.withFurtherClass(net, 0);
        String heading = OutputBench.heading(factory);
        if (!REFUSED.contains(heading)
                && !NEEDS_ANOTHER_CLASS.contains(heading)
                && !READS_A_ROW_OF_EACH_CLASS.contains(heading)) {
            OutputBench.Result expected = bench.run(bench.made(factory, pair), pair, explainer(factory));
            OutputBench.Result sigmoid = bench.run(bench.made(factory, alone), alone, explainer(factory));
            assertThat(sigmoid.refusal()).isEmpty();
            // Of a softmax in 32 bits.
            sigmoid.assertIsIn(expected, 1e-4);
        }
    }

    /** An attack is on the most probable class, so that the further one is less probable, and would win once that is attacked. */
    private float further(Object made) {
        boolean attacks = made instanceof Attack
                || (made instanceof Metric metric && metric.settings().containsKey("attack"));
        return attacks ? bench.lowestTop() - 1e-3f : SURE;
    }

    @Test
    void a_further_class_that_excludes_the_others_would_be_seen() {
        Object rise = Audits.rise(10);
        AuditedModel model = bench.net(rise);

        OutputBench.Result alone = bench.run(rise, model, Audits.gradient());
        OutputBench.Result beside =
                bench.run(rise, OtherOutput.withFurtherClass(model, bench.lowestTop()), Audits.gradient());

        assertThat(beside.numbers().get(0)).isNotEqualTo(alone.numbers().get(0));
    }

    @Test
    void the_refused_are_refused_before_a_pass_is_spent() {
        OutputBench.factories().stream()
                .filter(factory -> REFUSED.contains(OutputBench.heading(factory)))
                .forEach(factory -> {
                    Object made = bench.made(factory);
                    AuditedModel model = OtherOutput.independent(bench.net(made));
                    PassCount before = model.passes();
                    assertThat(bench.run(made, model, Audits.gradient()).isRefused())
                            .isTrue();
                    assertThat(model.passes()).isEqualTo(before);
                });
    }
}
