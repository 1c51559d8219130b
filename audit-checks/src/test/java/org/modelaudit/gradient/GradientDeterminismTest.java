package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SharedFolder;

/** The batch in which a picture goes through a real network changes no bit of its map. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradientDeterminismTest {

    private static final int SIDE = 32;
    private static final int PICTURES = 32;

    /** Null where the folder with the real models is absent, so that the tests are skipped. */
    @SuppressWarnings("NullAway.Init")
    private AuditedModel model;

    @BeforeAll
    void open() {
        model = ServiceLoader.load(ModelRuntime.class)
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(
                                SharedFolder.resolve("models").resolve("resnet20_cifar10_traced.pt"),
                                InputSpecification.imageNet(SIDE))
                        .onDevice("cpu"));
    }

    @AfterAll
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @ParameterizedTest
    @MethodSource("ofManyPasses")
    void a_map_of_many_passes_is_the_same_bit_for_bit(AttributionExplainer explainer) {
        List<Heatmap> alone = explain(explainer, 1);

        assertThat(explain(explainer, 7)).isEqualTo(alone);
        assertThat(explain(explainer, 32)).isEqualTo(alone);
        model.verifyUnchanged();
    }

    static Stream<AttributionExplainer> ofManyPasses() {
        return Stream.of(
                GradientExplainers.integratedGradients(Baseline.zero(), Quadrature.GAUSS_LEGENDRE, 2),
                GradientExplainers.smoothGrad(2, 0.15),
                GradientExplainers.fusionGrad(2, 0.2, 2, PictureNoise.absolute(0.4, 1)));
    }

    /** Libtorch chooses other kernels for another number of pictures, which shows in the last digits. */
    @ParameterizedTest
    @MethodSource("ofOnePass")
    void a_map_of_one_pass_is_the_same_but_for_the_last_digits(AttributionExplainer explainer) {
        List<Heatmap> alone = explain(explainer, 1);
        List<Heatmap> together = explain(explainer, 32);

        for (int i = 0; i < PICTURES; i++) {
            float tolerance = 1e-4f * Math.max(alone.get(i).max(), -alone.get(i).min());
            assertThat(together.get(i).values()).containsExactly(alone.get(i).values(), within(tolerance));
        }
    }

    static Stream<AttributionExplainer> ofOnePass() {
        return Stream.of(
                GradientExplainers.gradient(),
                GradientExplainers.guidedBackpropagation(),
                GradientExplainers.fullGrad());
    }

    private List<Heatmap> explain(AttributionExplainer explainer, int batch) {
        List<Heatmap> all = new ArrayList<>();
        for (int from = 0; from < PICTURES; from += batch) {
            float[][] pictures = new float[Math.min(batch, PICTURES - from)][];
            for (int i = 0; i < pictures.length; i++) {
                pictures[i] = picture(from + i);
            }
            try (NDManager manager = model.newManager()) {
                explainer
                        .explain(model, TestBatches.of(manager, 3, SIDE, from, pictures))
                        .forEach(explanation -> all.add(Objects.requireNonNull(explanation.heatmap())));
            }
        }
        return all;
    }

    private static float[] picture(int number) {
        SplittableRandom random = new SplittableRandom(number);
        float[] picture = new float[3 * SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        return picture;
    }
}
