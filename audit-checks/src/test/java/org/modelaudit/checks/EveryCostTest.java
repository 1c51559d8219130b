package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.PassCount;
import org.modelaudit.relevance.RelevanceNets;

/** What an explainer or a metric says that it costs is what it costs, pass by pass, on a small net. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCostTest {

    private static final int SIDE = 24;
    private static final int PICTURES = 2;

    /** Thousands of passes as they come; they stand among those with settings of their own. */
    private static final Set<String> DEAR = Set.of("rise", "meaningful-perturbation");

    /** One step after another until the class is gone; a pass for each class that responds; sets drawn from superpixels. */
    private static final Set<String> EXPLAINERS_OF_UNKNOWN_COST =
            Set.of("fgvis", "fgvis-preservation", "clear", "kernel-shap");

    /** One pass for each superpixel; as many tries as it takes; as many steps as it takes. */
    private static final Set<String> METRICS_OF_UNKNOWN_COST =
            Set.of("irof", "implementation-invariance", "stability-under-deep-fool-l2");

    private final AuditedModel model = RelevanceNets.colour("residual", SIDE);
    private final AuditedModel pooled = RelevanceNets.colour("linear", SIDE);
    private final AuditedModel rectified = RelevanceNets.colour("/org/modelaudit/torch/shared_rectifier", SIDE);
    private final NDManager scope = model.newManager();
    private final Batch batch = batch();

    @AfterAll
    void close() {
        scope.close();
        model.close();
        pooled.close();
        rectified.close();
    }

    private Batch batch() {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[PICTURES * 3 * SIDE * SIDE];
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        for (int i = 0; i < PICTURES; i++) {
            samples.add(AuditSample.of("picture " + i, Path.of("none")));
        }
        return new Batch(samples, scope.create(values, new Shape(PICTURES, 3, SIDE, SIDE)));
    }

    static Stream<String> explainers() {
        return ExplainerRegistry.load().names().stream().filter(name -> !DEAR.contains(name));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void every_named_explainer_makes_the_passes_that_it_said(String name) {
        verifyExplainer(ExplainerRegistry.load().byName(name), !EXPLAINERS_OF_UNKNOWN_COST.contains(name));
    }

    static Stream<Explainer> withSettings() {
        ClassActivationMap gradCam = Audits.gradCam();
        return Stream.of(
                Audits.smoothed(gradCam, 3, 0.1),
                Audits.smoothedOverWeights(gradCam, 3, 0.1),
                Audits.guided(Audits.gradient(), gradCam, Upsampling.BILINEAR),
                Audits.aggregatedMean(List.of(gradCam, Audits.eigenCam())),
                Audits.sess(gradCam),
                Audits.rise(10),
                Audits.meaningfulPerturbation(3));
    }

    @ParameterizedTest
    @MethodSource("withSettings")
    void combinations_and_explainers_in_other_settings_make_the_passes_that_they_said(Explainer explainer) {
        verifyExplainer(explainer, true);
    }

    private void verifyExplainer(Explainer explainer, boolean known) {
        // CAM alone needs a model that ends in a pooling and one linear layer, one dialect a module of the class ReLU.
        AuditedModel audited =
                explainer.id().startsWith("cam/") ? pooled : explainer.id().contains("/relu-only") ? rectified : model;
        Cost cost = explainer.costPerSample(audited);
        assertThat(cost.isKnown()).isEqualTo(known);
        if (known) {
            PassCount before = audited.passes();
            explainer.explain(audited, batch);
            assertThat(audited.passes().since(before))
                    .isEqualTo(cost.times(PICTURES).passes());
        }
    }

    Stream<Metric> metrics() {
        // What only looks at the true boxes makes no pass.
        return EveryMetric.of(model).stream().filter(metric -> !metric.needsRegion());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void every_metric_makes_the_passes_that_it_said(Metric metric) {
        Explainer explainer = Audits.gradient().forClass(TargetClass.index(leastLikely()));
        Cost cost = metric.costPerSample(model, explainer);
        assertThat(cost.isKnown())
                .isEqualTo(!METRICS_OF_UNKNOWN_COST.contains(metric.id().name()));
        if (cost.isKnown()) {
            Measurement measurement = measurement(explainer);
            PassCount before = model.passes();
            metric.measure(measurement);
            assertThat(model.passes().since(before))
                    .isEqualTo(cost.times(PICTURES).passes());
        }
    }

    /** A class that no picture is taken for, so that the explanation does not know its probability. */
    private int leastLikely() {
        try (NDArray logits = model.logits(batch.images())) {
            float[] scores = logits.sum(new int[] {0}).toFloatArray();
            int least = 0;
            for (int k = 1; k < scores.length; k++) {
                least = scores[k] < scores[least] ? k : least;
            }
            return least;
        }
    }

    private Measurement measurement(Explainer explainer) {
        PictureSize size = new PictureSize(SIDE, SIDE);
        List<Explanation> explanations = explainer.explain(model, batch);
        List<ExplainedSample> samples = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            samples.add(new ExplainedSample(
                    batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
        }
        return new Measurement(model, explainer, samples, () -> batch);
    }
}
