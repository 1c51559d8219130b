package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attack;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.testing.TinyModel;

/** {@code modelaudit.seed} is the seed of everything random, and with the default everything draws as it does without an audit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySeedTest {

    private static final int SIDE = 24;
    private static final int PICTURES = 2;

    /** Thousands of passes as they come; they stand here with settings of their own. */
    private static final Set<String> DEAR = Set.of(
            "rise()",
            "lime()",
            "kernelShap()",
            "meaningfulPerturbation()",
            "inversionSimilarity(String)",
            "representationError(String)");

    /** Count decisions, which noise leaves as they are on this net; ROAD combined shows the noise that they share with it. */
    private static final Set<String> COUNT_DECISIONS = Set.of("road()", "roadLeastRelevantFirst()");

    /** Draws nothing on a picture below 56 pixels; has a test of its own. */
    private static final Set<String> DRAWS_ON_LARGE_PICTURES = Set.of("meaningful-perturbation/deletion@1");

    private final AuditedModel model = RelevanceNets.colour("residual", SIDE);
    private final AuditedModel pooled = RelevanceNets.colour("linear", SIDE);
    private final AuditedModel telling = RelevanceNets.thatExplainsItself(SIDE);
    private final AuditedModel rectified = RelevanceNets.colour("/org/modelaudit/torch/shared_rectifier", SIDE);
    private final NDManager scope = model.newManager();
    private final Batch batch = batch(SIDE, PICTURES);
    private final Batch one = batch(SIDE, 1);

    @SuppressWarnings("NullAway.Init")
    private Examples examples;

    @BeforeAll
    void open(@TempDir Path scratch) {
        examples = new Examples(scratch);
    }

    @AfterAll
    void close() {
        examples.close();
        scope.close();
        model.close();
        pooled.close();
        rectified.close();
        telling.close();
    }

    private Batch batch(int side, int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count * 3 * side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(AuditSample.of("picture " + i, Path.of("none")));
        }
        return new Batch(samples, scope.create(values, new Shape(count, 3, side, side)));
    }

    /** The model as a test of a run with this seed gets it. */
    private static AuditedModel inRun(long seed, AuditedModel model) {
        return new AuditSession(
                        "test",
                        "test",
                        false,
                        AuditSettings.from(name ->
                                name.equals("modelaudit.seed") ? Optional.of(Long.toString(seed)) : Optional.empty()),
                        new ExplanationCache(),
                        List.of())
                .bind(model);
    }

    private <T> Stream<Named<T>> made(Class<T> kind) {
        return Tables.ALL.stream()
                .flatMap(table -> Arrays.stream(table.getDeclaredMethods()))
                .filter(factory -> Modifier.isPublic(factory.getModifiers()))
                .filter(factory ->
                        Stream.of(DEAR, COUNT_DECISIONS).noneMatch(left -> left.contains(signature(factory))))
                .sorted((a, b) -> signature(a).compareTo(signature(b)))
                .flatMap(factory -> {
                    Object thing = examples.of(factory);
                    return kind.isInstance(thing)
                            ? Stream.of(Named.of(signature(factory), kind.cast(thing)))
                            : Stream.empty();
                });
    }

    private static String signature(Method factory) {
        return Arrays.stream(factory.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", factory.getName() + "(", ")"));
    }

    Stream<Named<Explainer>> explainers() {
        Baseline noise = Baseline.noise(3);
        return Stream.concat(
                made(Explainer.class),
                Stream.<Explainer>of(
                                Audits.occlusion().withBaseline(noise),
                                Audits.lime().withVariants(20).withBaseline(noise),
                                Audits.integratedGradients(noise, Quadrature.GAUSS_LEGENDRE, 2),
                                Audits.smoothed(Audits.gradCam(), 2, 0.1),
                                Audits.sess(Audits.rise(3)),
                                Audits.aggregatedMean(List.of(Audits.rise(3), Audits.gradCam())))
                        .map(explainer -> Named.of(explainer.id(), explainer)));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void an_explainer_that_draws_follows_the_runs_seed_and_says_from_what_it_drew(Explainer explainer) {
        // CAM alone needs a model that ends in a pooling and one linear layer, one dialect a module of the class ReLU.
        AuditedModel audited =
                explainer.id().startsWith("cam/") ? pooled : explainer.id().contains("/relu-only") ? rectified : model;
        if (explainer.id().startsWith("own-map/")) {
            audited = telling;
        }
        AuditedModel inAnotherRun = inRun(7, audited);
        Map<String, String> settings = explainer.settings(audited);
        List<Explanation> outside = explainer.explain(audited, one);
        List<Explanation> inAnother = explainer.explain(inAnotherRun, one);

        assertThat(explainer.settings(inRun(42, audited))).isEqualTo(settings);
        if (!settings.toString().contains("seed")) {
            assertThat(explainer.settings(inAnotherRun)).isEqualTo(settings);
            assertThat(inAnother).isEqualTo(outside);
            return;
        }
        assertThat(explainer.settings(inAnotherRun)).isNotEqualTo(settings);
        assertThat(explainer.explain(inRun(42, audited), one)).isEqualTo(outside);
        assertThat(explainer.explain(inAnotherRun, one)).isEqualTo(inAnother);
        if (!DRAWS_ON_LARGE_PICTURES.contains(explainer.id())) {
            assertThat(inAnother).isNotEqualTo(outside);
        }
        audited.verifyUnchanged();
    }

    @Test
    void a_jitter_of_whole_pixels_follows_the_runs_seed_where_pictures_are_large_enough_for_it() {
        AuditedModel large = TinyModel.ofSize(64, new float[] {1, 1, 1}, new float[] {3, -3, 1.5f, -3, 3, -1});
        Batch picture = batch(64, 1);
        Explainer explainer = Audits.meaningfulPerturbation(3).forClass(TargetClass.index(0));
        List<Explanation> outside = explainer.explain(large, picture);

        assertThat(explainer.explain(inRun(42, large), picture)).isEqualTo(outside);
        assertThat(explainer.explain(inRun(7, large), picture)).isNotEqualTo(outside);
    }

    Stream<Named<Metric>> metrics() {
        Baseline noise = Baseline.noise(3);
        return Stream.concat(
                        made(Metric.class),
                        Stream.<Metric>of(
                                        Audits.insertion().into(noise),
                                        Audits.averageDrop().fadingTo(noise),
                                        Audits.adcc().fadingTo(noise),
                                        Audits.completeness().against(noise),
                                        Audits.parameterRandomization().smoothed(2, 0.5),
                                        Audits.stabilityUnder(Audits.pgd(0.01, 2)),
                                        Audits.stabilityUnder(Audits.gaussianNoise(0.1)),
                                        Audits.stabilityUnder(Audits.randomSign(0.1)))
                                .map(metric -> Named.of(metric.id() + " " + metric.settings(), metric)))
                // What only looks at the true boxes draws nothing.
                .filter(metric -> !metric.getPayload().needsRegion());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void a_metric_that_draws_follows_the_runs_seed(Metric metric) {
        boolean draws = metric.settings().toString().contains("seed");
        List<Object> outside = measured(metric, model);
        List<Object> inAnother = measured(metric, inRun(7, model));

        if (!draws) {
            assertThat(inAnother).isEqualTo(outside);
            return;
        }
        assertThat(inAnother).as("in another run").isNotEqualTo(outside);
        assertThat(measured(metric, inRun(7, model))).isEqualTo(inAnother);
        assertThat(measured(metric, inRun(42, model))).isEqualTo(outside);
        model.verifyUnchanged();
    }

    /** On maps of few values, so that the order among equals shows. */
    private List<Object> measured(Metric metric, AuditedModel seen) {
        AttributionExplainer explainer = Audits.gradient();
        PictureSize size = new PictureSize(SIDE, SIDE);
        List<ExplainedSample> samples = new ArrayList<>();
        List<Explanation> explanations = explainer.explain(seen, batch);
        for (int i = 0; i < PICTURES; i++) {
            Explanation full = explanations.get(i);
            Explanation coarse = Explanation.of(
                    Objects.requireNonNull(full.prediction()),
                    full.explainedClass(),
                    coarse(Objects.requireNonNull(full.heatmap())));
            samples.add(new ExplainedSample(batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), coarse));
        }
        try {
            return List.copyOf(metric.measure(new Measurement(seen, explainer, samples, () -> batch)));
        } catch (AuditException e) {
            return List.of(e.getClass());
        }
    }

    private static Heatmap coarse(Heatmap map) {
        float[] values = map.values();
        float step = map.max() / 3;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] / step);
        }
        return new Heatmap(map.width(), map.height(), values);
    }

    Stream<Named<Attack>> attacks() {
        return made(Attack.class);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void an_attack_that_draws_follows_the_runs_seed(Attack attack) {
        boolean draws = attack.settings().toString().contains("seed");
        float[] outside = attacked(attack, model);

        assertThat(attacked(attack, inRun(42, model))).isEqualTo(outside);
        float[] inAnother = attacked(attack, inRun(7, model));
        assertThat(attacked(attack, inRun(7, model))).isEqualTo(inAnother);
        assertThat(Arrays.equals(inAnother, outside)).isNotEqualTo(draws);
    }

    private float[] attacked(Attack attack, AuditedModel seen) {
        try (NDArray images = attack.attack(seen, batch).images()) {
            return images.toFloatArray();
        }
    }

    @Test
    void a_metric_of_several_explainers_follows_by_way_of_what_they_draw() {
        Metric agreement = Audits.settingAgreement(
                List.of(Audits.rise(3), Audits.fusionGrad(2, 0.1, 2, PictureNoise.absolute(0.1, 5))));
        List<Object> outside = measured(agreement, model);

        assertThat(measured(agreement, inRun(42, model))).isEqualTo(outside);
        assertThat(measured(agreement, inRun(7, model))).isNotEqualTo(outside);
    }

    @Test
    void a_baseline_of_ones_own_that_draws_nothing_is_the_same_in_every_run() {
        Baseline own = (image, input, id) -> image.mul(2);

        assertThat(own.in(inRun(7, model).runSeed())).isSameAs(own);
        assertThat(Map.of("noise", Baseline.noise(1).in(inRun(42, model).runSeed())))
                .containsEntry("noise", Baseline.noise(1));
    }
}
