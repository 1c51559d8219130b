package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.TokenNets;

/** What each named explainer does on a transformer: a map, a reason why there is none, or a refusal in one sentence. */
class TransformerExplainersTest {

    private static final String NO_RULE = "there is no rule for 'layer_norm'";

    /** FGVis and meaningful perturbation take as many passes as on any other net, which is a minute here. */
    private static final String LONG = "fgvis.*|meaningful-perturbation|ss-cam|rise";

    private static Map<String, String> answers(String net, String names) {
        Map<String, String> answers = new TreeMap<>();
        try (AuditedModel model = TokenNets.open(net)) {
            ExplainerRegistry registry = ExplainerRegistry.load();
            for (String name : registry.names()) {
                if (name.matches(names) && !name.matches(LONG)) {
                    String answer = answer(model, registry, name);
                    if (!answer.isEmpty()) {
                        answers.put(name, answer);
                    }
                }
            }
            model.verifyUnchanged();
        }
        return answers;
    }

    private static String answer(AuditedModel model, ExplainerRegistry registry, String name) {
        try (NDManager scope = model.newManager()) {
            Explanation explanation = registry.byName(name)
                    .explain(model, TokenNets.picture(model, scope, 1))
                    .get(0);
            return explanation.undefinedBecause() == null ? "" : "undefined: " + explanation.undefinedBecause();
        } catch (ModelException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void all_but_those_that_have_no_meaning_there_show_a_map_of_a_vision_transformer() {
        Map<String, String> answers = answers("wide_vit", ".*");

        assertThat(answers.remove("cam")).contains("what follows it in 'wide_vit.pt' is something else");
        assertThat(answers.remove("cameras")).startsWith("CAMERAS shows the model the picture in larger sizes");
        assertThat(answers.remove("cnn-fixations")).startsWith("CNN-Fixations cannot unravel 'linear'");
        assertThat(answers.remove("deep-taylor")).contains("explains networks of ReLUs, but 'wide_vit.pt' has 'gelu'");
        assertThat(answers.remove("deep-lift"))
                .startsWith("undefined: it does not sum to the difference of the logits");
        for (String name : List.of("deconvnet-relu-only", "guided-backpropagation-relu-only")) {
            assertThat(answers.remove(name)).contains("of which 'wide_vit.pt' has none");
        }
        assertThat(answers).isNotEmpty().allSatisfy((name, answer) -> {
            assertThat(name).matches("lrp-.*|.*-lrp|excitation-backprop.*");
            assertThat(answer).contains(NO_RULE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"swin", "convnext", "registers_vit"})
    void gradients_show_a_map_whatever_the_order_of_the_axes(String net) {
        assertThat(answers(net, "full-grad.*|gradient.*|integrated-gradients|smooth-grad|guided-backpropagation"))
                .isEmpty();
    }

    /** Both have no attention, whose products of two tensors FullGrad does not take apart. */
    @ParameterizedTest
    @ValueSource(strings = {"mixer", "convnext"})
    void fullgrad_counts_every_bias_of_tokens_and_of_channels_that_come_last(String net) {
        try (AuditedModel model = TokenNets.open(net);
                NDManager scope = model.newManager()) {
            Explanation explanation = Audits.fullGrad()
                    .explain(model, TokenNets.picture(model, scope, 1))
                    .get(0);

            assertThat(explanation.diagnostics().get("completeness residual")).isCloseTo(0, within(1e-5));
        }
    }
}
