package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.AttackingMetric.AttackedSample;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.KeptWork;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.SharedWork;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.PassCount;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.RememberedWork;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySynthesisMetricTest {

    private static final int SIDE = 16;
    private static final Explainer EXPLAINER = GradientExplainers.gradient();

    private final AuditedModel net = RelevanceNets.colour("residual", SIDE);

    @AfterAll
    void close() {
        net.close();
    }

    private static AuditSample sample(int i) {
        return AuditSample.of("sample " + i, Path.of("none"));
    }

    /** Of two pictures, the first of class 1, the second of no class. */
    private <T> T with(KeptWork kept, Function<Measurement, T> work) {
        int length = 3 * SIDE * SIDE;
        float[] values = new float[2 * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * 0.37);
        }
        try (NDManager scope = net.newManager()) {
            Batch batch = new Batch(
                    List.of(sample(0).withClass(1, "one"), sample(1)),
                    scope.create(values, new Shape(2, 3, SIDE, SIDE)));
            PictureSize size = new PictureSize(SIDE, SIDE);
            List<Explanation> explanations = EXPLAINER.explain(net, batch);
            List<ExplainedSample> samples = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                samples.add(new ExplainedSample(
                        batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
            }
            return work.apply(new Measurement(net, EXPLAINER, samples, () -> batch, new SharedWork(), kept));
        }
    }

    private List<Outcome> measured(Metric metric) {
        return with(KeptWork.none(), metric::measure);
    }

    private static double value(Outcome outcome) {
        return ((Outcome.Value) outcome).value();
    }

    @Test
    void every_metric_is_tested_here() {
        assertThat(Factories.making(Metric.class, SynthesisMetrics.class))
                .isEqualTo(Set.of("inversionSimilarity", "representationError", "labelProbability"));
    }

    @Test
    void at_the_picture_itself_nothing_is_lost() {
        Metric error = SynthesisMetrics.representationError(Layer.INPUT).regularized(0, 0);
        Metric similarity = SynthesisMetrics.inversionSimilarity(Layer.INPUT).regularized(0, 0);

        assertThat(measured(error)).allSatisfy(found -> assertThat(value(found)).isBetween(0.0, 1e-4));
        assertThat(measured(similarity))
                .allSatisfy(found -> assertThat(value(found)).isBetween(0.99, 1.0));
    }

    @Test
    void a_search_that_is_given_up_early_errs_more_and_shares_less() {
        Metric few = SynthesisMetrics.representationError("norm1", 3);
        Metric more = SynthesisMetrics.representationError("norm1", 60);
        Metric alike = SynthesisMetrics.inversionSimilarity("norm1", 60);
        Metric lessAlike = SynthesisMetrics.inversionSimilarity("norm1", 3);

        assertThat(value(measured(few).get(0)))
                .isGreaterThan(value(measured(more).get(0)));
        assertThat(value(measured(lessAlike).get(0)))
                .isLessThan(value(measured(alike).get(0)));
    }

    @Test
    void another_similarity_brings_its_direction_and_compares_the_pictures_as_they_are() {
        Metric metric = SynthesisMetrics.inversionSimilarity(Layer.INPUT)
                .regularized(0, 0)
                .comparedBy(Similarities.meanSquaredError());

        assertThat(metric.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(metric.id()).hasToString("inversion-similarity/mse@1");
        assertThat(value(measured(metric).get(0))).isCloseTo(0, within(1e-4));
    }

    @Test
    void both_metrics_of_a_layer_invert_each_picture_once_and_so_do_later_audits() {
        RememberedWork kept = new RememberedWork();
        PassCount before = net.passes();
        List<Outcome> errors = with(kept, m -> {
            SynthesisMetrics.inversionSimilarity("norm1", 3).measure(m);
            return SynthesisMetrics.representationError("norm1", 3).measure(m);
        });
        PassCount spent = net.passes().since(before);
        assertThat(kept.made()).hasSize(2);
        assertThat(spent.features()).isEqualTo(2 * 5 + 2); // Two pictures, and the gradient's own first halves.

        PassCount again = net.passes();
        List<Outcome> found = with(kept, SynthesisMetrics.representationError("norm1", 3)::measure);
        assertThat(found).isEqualTo(errors);
        assertThat(net.passes().since(again).features()).isEqualTo(2);
        assertThat(measured(SynthesisMetrics.representationError("norm1", 3))).isEqualTo(errors);
    }

    @Test
    void copies_that_fill_up_a_group_are_not_inverted_again() {
        PassCount one = RepresentationInversion.at("norm1").steps(3).cost().passes();
        List<Outcome> once = measured(SynthesisMetrics.representationError("norm1", 3));
        List<Outcome> found = with(KeptWork.none(), m -> {
            int[] filled = {0, 1, 1, 1};
            List<ExplainedSample> samples =
                    Arrays.stream(filled).mapToObj(i -> m.samples().get(i)).toList();
            NDArray two = m.batch().get().images();
            NDArray images = NDArrays.concat(new NDList(two, two.get("1:2"), two.get("1:2")));
            Batch batch =
                    new Batch(samples.stream().map(ExplainedSample::sample).toList(), images);
            PassCount before = net.passes();
            List<Outcome> outcomes = SynthesisMetrics.representationError("norm1", 3)
                    .measure(new Measurement(net, EXPLAINER, samples, () -> batch));
            assertThat(net.passes().since(before)).isEqualTo(one.plus(one));
            return outcomes;
        });

        assertThat(found).containsExactly(once.get(0), once.get(1), once.get(1), once.get(1));
    }

    @Test
    void a_report_is_shown_the_inverted_picture_with_its_map() {
        List<Optional<AttackedSample>> shown =
                with(KeptWork.none(), SynthesisMetrics.representationError("norm1", 3)::attacked);
        AttackedSample first = shown.get(0).orElseThrow();

        assertThat(shown).hasSize(2);
        assertThat(first.attack()).isEqualTo("inversion at 'norm1'");
        assertThat(first.outcome()).startsWith("representation error of 0.");
        assertThat(first.picture()).hasSize(3 * SIDE * SIDE);
        assertThat(first.explanation().heatmap()).isNotNull();
    }

    @Test
    void the_probability_of_the_label_is_that_of_the_model_and_undefined_without_a_label() {
        List<Outcome> outcomes = measured(SynthesisMetrics.labelProbability());
        float[] logits =
                with(KeptWork.none(), m -> net.logits(m.batch().get().images()).toFloatArray());
        double sum = 0;
        for (int k = 0; k < 5; k++) {
            sum += Math.exp((double) logits[k] - logits[1]);
        }

        assertThat(value(outcomes.get(0))).isCloseTo(1 / sum, within(1e-6));
        assertThat(outcomes.get(1)).isEqualTo(Outcome.undefined("the sample has no class"));
    }

    @Test
    void a_label_that_the_model_has_not_fails_by_name() {
        Outcome outcome = with(KeptWork.none(), m -> {
            ExplainedSample other = new ExplainedSample(
                    sample(0).withClass(9, null),
                    m.samples().get(0).geometry(),
                    m.samples().get(0).explanation());
            Measurement changed =
                    new Measurement(net, EXPLAINER, List.of(other, m.samples().get(1)), m.batch());
            return SynthesisMetrics.labelProbability().measure(changed).get(0);
        });

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(outcome.toString()).contains("labelled with class 9, but the model has 5");
    }
}
