package org.modelaudit.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.intrinsic.IntrinsicMetrics.conceptCompleteness;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;

/** The self-explaining net of {@link OwnMaps}, whose concepts times relevances are its logits, and cases by hand. */
class ConceptCompletenessTest {

    private static double value(Outcome outcome) {
        return ((Outcome.Value) outcome).value();
    }

    private static List<Outcome> measure(AuditedModel model, ConceptCompleteness metric, Explainer explainer) {
        try (NDManager scope = model.newManager()) {
            Batch batch = OwnMaps.pictures(scope);
            PictureSize size = new PictureSize(OwnMaps.SIDE, OwnMaps.SIDE);
            List<ExplainedSample> samples = new ArrayList<>();
            List<Explanation> explanations = explainer.explain(model, batch);
            for (int i = 0; i < batch.size(); i++) {
                samples.add(new ExplainedSample(
                        batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
            }
            PassCount before = model.passes();
            List<Outcome> outcomes = metric.measure(new Measurement(model, explainer, samples, () -> batch));
            assertThat(model.passes().since(before))
                    .isEqualTo(metric.costPerSample(model, explainer).times(2).passes());
            return outcomes;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"named.pt", "outputs.onnx"})
    void concepts_and_relevances_of_a_net_that_is_made_of_them_add_up_for_every_class(String file) {
        try (AuditedModel model = OwnMaps.open(file, "")) {
            ConceptCompleteness metric = conceptCompleteness("concepts", "relevances");
            for (int k = 0; k < OwnMaps.CLASSES; k++) {
                Explainer explainer = IntrinsicMaps.ownMap("parts").forClass(TargetClass.index(k));
                assertThat(measure(model, metric, explainer))
                        .allSatisfy(outcome -> assertThat(value(outcome)).isCloseTo(0, within(1e-5)));
            }
            assertThat(measure(model, metric, IntrinsicMaps.ownMap("attention")))
                    .allSatisfy(outcome -> assertThat(value(outcome)).isCloseTo(0, within(1e-5)));
        }
    }

    @Test
    void what_a_net_adds_beside_its_concepts_is_missing() {
        try (AuditedModel model = OwnMaps.open("beside.pt", "0")) {
            float[] sums = OwnMaps.expected("logits");
            for (int k = 0; k < OwnMaps.CLASSES; k++) {
                int column = k;
                Explainer explainer = new SpeakingFor(IntrinsicMaps.ownMap("3"), column);
                List<Outcome> outcomes = measure(model, conceptCompleteness("1", "2"), explainer);
                for (int i = 0; i < 2; i++) {
                    double sum = sums[i * OwnMaps.CLASSES + column];
                    assertThat(value(outcomes.get(i))).isCloseTo(1 / (Math.abs(sum) + Math.abs(sum + 1)), within(1e-5));
                }
            }
        }
    }

    /** The same maps, said to be those of a class. */
    private record SpeakingFor(Explainer explainer, int classIndex) implements Explainer {

        @Override
        public String id() {
            return explainer.id();
        }

        @Override
        public String name() {
            return explainer.name();
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return explainer.settings(model);
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return explainer.explain(model, batch).stream()
                    .map(e -> Explanation.of(
                            Objects.requireNonNull(e.prediction()), classIndex, Objects.requireNonNull(e.heatmap())))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "1, 2, 0.3333333333333333", "-1, 2, 1", "0, 3, 1", "0, 0, 0", "-4, -4, 0", "1.5, 0.5, 0.5"})
    void the_residual_is_relative_to_both(double sum, double logit, double expected) {
        assertThat(value(ConceptCompleteness.residual(sum, logit))).isCloseTo(expected, within(1e-15));
        assertThat(value(ConceptCompleteness.residual(logit, sum))).isCloseTo(expected, within(1e-15));
    }

    @Test
    void numbers_that_are_none_leave_it_undefined() {
        assertThat(ConceptCompleteness.residual(Double.NaN, 1)).isInstanceOf(Outcome.Undefined.class);
        assertThat(ConceptCompleteness.residual(1, Double.POSITIVE_INFINITY)).isInstanceOf(Outcome.Undefined.class);
    }

    @Test
    void both_orders_of_axes_are_read_and_others_are_not() {
        float[] h = {1, 2};
        float[] theta = {1, 10, 100, 2, 20, 200};
        assertThat(ConceptRelevances.of(new Shape(1, 2, 1), new Shape(1, 2, 3), 3)
                        .orElseThrow()
                        .sum(h, theta, 1))
                .isEqualTo(10 + 40);
        assertThat(ConceptRelevances.of(new Shape(1, 2), new Shape(1, 3, 2), 3)
                        .orElseThrow()
                        .sum(h, theta, 1))
                .isEqualTo(100 + 4);
        assertThat(ConceptRelevances.of(new Shape(1, 2), new Shape(1, 2), 1)
                        .orElseThrow()
                        .sum(h, theta, 1))
                .isEqualTo(1 + 20);
        assertThat(ConceptRelevances.of(new Shape(1, 2), new Shape(1, 2, 4), 3)).isEmpty();
        assertThat(ConceptRelevances.of(new Shape(1, 2, 8), new Shape(1, 2, 3), 3))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ideas    | relevances | has no output 'ideas' of concepts or relevances; it returns 'logits'",
                "concepts | attention  | do not go together: (1, k) and (1, k, 4) are needed",
                "parts    | relevances | do not go together",
            })
    void outputs_that_are_not_there_or_do_not_fit_are_refused(String concepts, String relevances, String why) {
        try (AuditedModel model = OwnMaps.open("named.pt", "")) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> conceptCompleteness(concepts, relevances).verifyMeaning(model))
                    .withMessageContaining(why);
        }
    }
}
