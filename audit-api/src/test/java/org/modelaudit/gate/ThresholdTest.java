package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;
import static org.modelaudit.gate.Threshold.between;
import static org.modelaudit.gate.Threshold.noWorseThan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Direction;
import org.modelaudit.testing.FakeMetric;
import org.modelaudit.testing.Release;

class ThresholdTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric LOSS = FakeMetric.named("loss").with(Direction.LOWER_IS_BETTER);

    @Test
    void reads_as_a_sentence() {
        assertThat(atLeast(0.5)).hasToString("at least 0.50 on the mean");
        assertThat(atLeast(0.5).withConfidence(0.95)).hasToString("at least 0.50 on the mean with 95.0 % confidence");
        assertThat(atMost(0.2).onPercentile(90)).hasToString("at most 0.20 on the percentile 90.00");
        assertThat(between(0.1, 0.9).onEverySample()).hasToString("between 0.10 and 0.90 on every sample");
    }

    @Test
    void at_least_is_refused_where_lower_is_better() {
        assertThatThrownBy(() -> atLeast(0.5).verifyFor(LOSS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "For loss lower is better, so atLeast(0.50) would reward a bad explanation; use atMost(…).");
    }

    @Test
    void at_most_is_refused_where_higher_is_better() {
        assertThatThrownBy(() -> atMost(0.5).verifyFor(SCORE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "For score higher is better, so atMost(0.50) would reward a bad explanation; use atLeast(…).");
    }

    @Test
    void between_suits_either_direction() {
        assertThatCode(() -> between(0.2, 0.4).verifyFor(SCORE)).doesNotThrowAnyException();
        assertThatCode(() -> between(0.2, 0.4).verifyFor(LOSS)).doesNotThrowAnyException();
    }

    @Test
    void a_percentage_where_a_share_is_meant_is_refused() {
        assertThatThrownBy(() -> atLeast(50).verifyFor(SCORE)).hasMessageContaining("is it a percentage?");
    }

    @Test
    void a_bound_that_is_always_met_is_refused() {
        assertThatThrownBy(() -> atLeast(0).verifyFor(SCORE)).hasMessageContaining("always met and audits nothing");
        assertThatThrownBy(() -> atMost(1).verifyFor(LOSS)).hasMessageContaining("always met and audits nothing");
        assertThatThrownBy(() -> between(0, 1).verifyFor(SCORE)).hasMessageContaining("always met and audits nothing");
    }

    @Test
    void confidence_says_nothing_about_every_sample() {
        assertThatThrownBy(() -> atLeast(0.5).onEverySample().withConfidence(0.95))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("remove one of them");
    }

    @Test
    void a_confidence_in_percent_is_refused() {
        assertThatThrownBy(() -> atLeast(0.5).withConfidence(95)).hasMessageContaining("such as 0.95, but got 95");
    }

    @Test
    void bounds_out_of_order_are_refused() {
        assertThatThrownBy(() -> between(0.9, 0.1)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> atLeast(Double.NaN)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void a_comparison_with_another_model_names_its_file() {
        Threshold threshold = noWorseThan(Release.of("old.pt"));

        assertThat(threshold).hasToString("no worse than old.pt with 95.0 % confidence");
        assertThat(threshold.withMargin(0.02).withConfidence(0.99))
                .hasToString("no worse than old.pt within a margin of 0.02 with 99.0 % confidence");
        assertThatCode(() -> threshold.verifyFor(LOSS)).doesNotThrowAnyException();
    }

    @Test
    void what_says_nothing_of_a_comparison_is_refused_by_the_name_of_what_was_called() {
        String sentence =
                "noWorseThan('old.pt') compares the mean and every single picture; onPercentile(), onEverySample(), withPrecision() and stoppingEarly() say nothing there, remove them; withMargin() says what loss must be excluded.";

        for (UnaryOperator<Threshold> word : List.<UnaryOperator<Threshold>>of(
                t -> t.onPercentile(10),
                Threshold::onEverySample,
                t -> t.withPrecision(0.1),
                Threshold::stoppingEarly)) {
            assertThatThrownBy(() -> word.apply(noWorseThan(Release.of("old.pt"))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(sentence);
        }
        assertThatThrownBy(() -> atLeast(0.5).withMargin(0.1))
                .hasMessage(
                        "withMargin(0.10) says how much worse than before a metric may be; here it is held against bounds, use noWorseThanBaseline() or noWorseThan(…).");
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_comparison_with_no_model_is_none_with_the_baseline() {
        assertThatThrownBy(() -> noWorseThan(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "noWorseThan(…) needs the model to compare with, but got null; take one as a parameter with @OtherModel.");
    }
}
