package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

/**
 * The fixture {@code reused_relu}: pixels {@code x}, {@code h = r(x - 1)} and {@code g = r(0.5 - h)} by one module ReLU, and the
 * class {@code g₁ + 2g₂ + 4g₃}.
 */
class ReusedReluTest {

    @SuppressWarnings("NullAway.Init")
    private static AuditedModel model;

    @BeforeAll
    static void open() {
        model = RelevanceNets.byHand("reused_relu");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void relevance_is_read_at_the_call_that_is_named_and_at_the_last_where_none_is() {
        // h = (0.2, 0.3, 0.1), g = (0.3, 0.2, 0.4): the class gives g (0.3, 0.4, 1.6), each g its h the share -h / g.
        float[] last = {0.3f, 0.4f, 1.6f};
        assertThat(map(RelevanceMaps.lrpEpsilon(0).at("relu#2"), 1.2f, 1.3f, 1.1f))
                .containsExactly(last, within(1e-5f));
        assertThat(map(RelevanceMaps.lrpEpsilon(0).at("relu"), 1.2f, 1.3f, 1.1f))
                .containsExactly(last, within(1e-5f));
        assertThat(map(RelevanceMaps.lrpEpsilon(0).at("relu#1"), 1.2f, 1.3f, 1.1f))
                .containsExactly(new float[] {-0.2f, -0.6f, -0.4f}, within(1e-5f));
    }

    @Test
    void deep_lift_rescales_each_call_by_what_that_call_read() {
        // From (0, 0, 0) to (1, 2, 3), h goes from (0, 0, 0) to (0, 1, 2), g from 0.5 to (0.5, 0, 0). Of the first call
        // the
        // multipliers are (0, 1/2, 2/3), of the second (1, 1/2, 1/4): -(2 · 1/2 · 1/2 · 2) and -(4 · 1/4 · 2/3 · 3).
        Explanation explanation = explanation(RelevanceMaps.deepLift().forClass(TargetClass.index(0)), 1, 2, 3);
        assertThat(RelevanceNets.map(explanation).values()).containsExactly(new float[] {0, -1, -2}, within(1e-5f));
        assertThat(explanation.diagnostics().get(DeepLift.RESIDUAL)).isLessThan(1e-6);
    }

    private static float[] map(ClassSpecific explainer, float... pixels) {
        return RelevanceNets.map(explanation(explainer.forClass(TargetClass.index(0)), pixels))
                .values();
    }

    private static Explanation explanation(Explainer explainer, float... pixels) {
        try (NDManager scope = model.newManager()) {
            return explainer
                    .explain(model, RelevanceNets.batch(scope.create(pixels, new Shape(1, 1, 1, 3))))
                    .get(0);
        }
    }
}
