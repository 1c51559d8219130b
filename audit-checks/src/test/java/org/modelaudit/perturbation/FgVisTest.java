package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.perturbation.Perturbations.fgVis;
import static org.modelaudit.perturbation.Perturbations.fgVisPreservation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OutputMeaning;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FgVisTest {

    private static final int SIDE = 8;

    /** Of the pixels p: a = ReLU(p1 − p2 + p3), b = ReLU(2 p1 + p2 − p3 + 1), and the logits are 3 a − b + 2 and a + b. */
    private final AuditedModel byHand =
            open("by_hand", new InputSpecification(3, 1, Resize.NONE, 3, Colour.GREY, List.of(0.0), List.of(0.25)));

    private final AuditedModel net = open("bias_free", InputSpecification.imageNet(SIDE));

    @AfterAll
    void close() {
        byHand.close();
        net.close();
    }

    @Test
    void the_first_step_follows_the_gradient_of_the_probability_scaled_by_its_largest_number() {
        // a = b = 2. Between the two logits, a counts 2 and b counts −2, so the mask's gradient is (−2, −8, 12).
        Explanation explanation = Pictures.explainOne(fgVis(1), byHand, 1, 2, 3);

        assertThat(Pictures.map(explanation)).containsExactly(new float[] {0, 0, 0.1f * (1 - 0.05f)}, within(1e-6f));
    }

    @Test
    void a_unit_that_responds_more_than_it_did_has_no_say_in_the_next_step() {
        // e = (1, 2, 2.715), a = 1.715 and b = 2.285, which is beyond 2. Without b the gradient is 2·(1, −2, 3), so
        // that the
        // first pixel goes as well; with b, −2·(2, 2, −3), it would have stayed.
        Explanation explanation = Pictures.explainOne(fgVis(2), byHand, 1, 2, 3);

        assertThat(Pictures.map(explanation))
                .containsExactly(new float[] {0.1f * (1 / 3f - 0.05f), 0, 0.2f * (1 - 0.05f)}, within(1e-6f));
        // e = (0.97167, 2, 2.43), a = 1.40167, b = 2.51333.
        assertThat(explanation.diagnostics().get("probability left")).isCloseTo(odds(-0.22333), within(1e-5));
    }

    @Test
    void a_unit_that_was_silent_hands_nothing_back_when_it_wakes() {
        try (NDManager scope = byHand.newManager()) {
            NDArray original = scope.create(new float[] {0, 1, 3}, new Shape(1, 1, 1, 3));
            ActivationBounds bounds = ActivationBounds.of(byHand, original);
            // b was silent at −1 and is awake at 0.5; a has gone from 2 to 0.5.
            NDArray explanation = scope.create(new float[] {0, 1, 1.5f}, new Shape(1, 1, 1, 3));
            try (OperationTrace trace = byHand.trace(explanation)) {
                NDArray seed = scope.create(new float[] {0, 1}, new Shape(1, 2));

                assertThat(trace.backwardSharing(seed, bounds).toFloatArray()).containsExactly(1, -1, 1);
            }
        }
    }

    @Test
    void the_original_picture_bounds_nothing_of_itself() {
        try (NDManager scope = net.newManager()) {
            NDArray image = scope.create(picture(0), new Shape(1, 3, SIDE, SIDE));
            ActivationBounds bounds = ActivationBounds.of(net, image);
            try (OperationTrace defended = net.trace(image);
                    OperationTrace ordinary = net.trace(image)) {
                NDArray seed = scope.ones(defended.logits().getShape());

                assertThat(defended.backwardSharing(seed, bounds).toFloatArray())
                        .containsExactly(
                                ordinary.backwardSharing(seed, step -> null).toFloatArray());
            }
        }
    }

    @Test
    void without_the_defence_fewer_pixels_are_enough_to_take_the_class_away() {
        double defended = 0;
        double undefended = 0;
        for (int i = 0; i < 8; i++) {
            defended += hidden(net, picture(i));
            undefended += hidden(withoutRules(net), picture(i));
        }

        assertThat(undefended).isPositive().isLessThan(0.8 * defended);
    }

    @Test
    void deletion_is_over_with_a_tenth_of_the_probability_or_with_chance_and_preservation_with_nine_tenths() {
        assertThat(MaskGame.DELETION.changes(0.09, 0.9, 0.001)).isTrue();
        assertThat(MaskGame.DELETION.changes(0.1, 0.9, 0.001)).isFalse();
        assertThat(MaskGame.DELETION.changes(0.25, 0.9, 0.25)).isTrue();
        assertThat(MaskGame.DELETION.changes(0.15, 0.2, 0.25)).isFalse();
        assertThat(MaskGame.PRESERVATION.changes(0.45, 0.5, 0.25)).isTrue();
        assertThat(MaskGame.PRESERVATION.changes(0.46, 0.5, 0.25)).isFalse();
    }

    @Test
    void deletion_takes_the_class_away_and_preservation_keeps_it() {
        for (int i = 0; i < 5; i++) {
            double before = prediction(i);
            Explanation deletion = Pictures.explainOne(fgVis(), net, picture(i));
            Explanation preservation = Pictures.explainOne(fgVisPreservation(), net, picture(i));

            assertThat(deletion.diagnostics().get("probability left")).isLessThan(0.9 * before);
            assertThat(preservation.diagnostics().get("probability left")).isGreaterThan(0.9 * before);
            assertInUnitInterval(deletion);
            assertInUnitInterval(preservation);
        }
        net.verifyUnchanged();
    }

    @Test
    void the_map_is_the_same_bit_for_bit_in_batches_of_1_7_and_32() {
        List<Heatmap> alone = inBatches(1);

        assertThat(inBatches(7)).isEqualTo(alone);
        assertThat(inBatches(32)).isEqualTo(alone);
    }

    @Test
    void pictures_and_classes_without_an_explanation_are_undefined_beside_others() {
        float[] broken = picture(1);
        broken[5] = Float.NaN;
        float[] empty = new float[3 * SIDE * SIDE];
        List<Explanation> explanations = Pictures.explain(fgVis(3), net, picture(0), broken, empty);

        assertThat(explanations.get(0)).isEqualTo(Pictures.explainOne(fgVis(3), net, picture(0)));
        assertThat(explanations)
                .extracting(Explanation::undefinedBecause)
                .containsExactly(
                        null,
                        "the model's scores are not finite",
                        "the picture is its own baseline, so nothing can be hidden");
        assertThat(Pictures.explainOne(fgVis(3).forClass(TargetClass.index(99)), net, picture(0))
                        .undefinedBecause())
                .contains("no class 'index 99'");
    }

    @Test
    void a_constant_picture_is_explained_against_the_mean_colour_like_any_other() {
        float[] map = Pictures.map(Pictures.explainOne(fgVis(1), byHand, 1, 1, 1));

        // a = 1 and b = 3, so that the second class wins and the gradient is 2·(2, 1, −1) − 2·(1, −1, 1) = (2, 4, −4).
        assertThat(map).containsExactly(new float[] {0.1f * (0.5f - 0.05f), 0.1f * (1 - 0.05f), 0}, within(1e-6f));
    }

    @Test
    void a_class_that_no_pixel_speaks_for_is_undefined() {
        // a = 0 and b = 4 is all there is: every pixel of (1, 1, 0) that goes lowers b, which speaks for the other
        // class.
        assertThat(Pictures.explainOne(fgVis(3).forClass(TargetClass.index(0)), byHand, 1, 1, 0)
                        .undefinedBecause())
                .isEqualTo("hiding no pixel lowers the class's probability");
    }

    @Test
    void the_log_odds_have_a_direction_where_the_probability_has_none() {
        LogOdds certain = LogOdds.of(ModelOutput.LOGITS, new float[] {900, 1, 1}, 0);

        assertThat(certain.probability()).isEqualTo(1);
        assertThat(certain.gradient()).containsExactly(1, -0.5f, -0.5f);
        assertThat(LogOdds.of(ModelOutput.LOGITS, new float[] {1, 3}, 1).probability())
                .isCloseTo(odds(2), within(1e-12));
    }

    @Test
    void the_log_odds_of_a_class_that_is_judged_alone_are_its_logit() {
        LogOdds alone =
                LogOdds.of(new ModelOutput(OutputMeaning.INDEPENDENT_LOGITS, true), new float[] {900, 2, 900}, 1);

        assertThat(alone.probability()).isCloseTo(odds(2), within(1e-12));
        assertThat(alone.gradient()).containsExactly(0, 1, 0);
    }

    @Test
    void no_steps_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> fgVis(0)).withMessageContaining("at least 1 step");
    }

    private static double hidden(AuditedModel model, float[] picture) {
        Explanation explanation = Pictures.explainOne(fgVis(), model, picture);
        return Objects.requireNonNull(explanation.heatmap()).sum();
    }

    /** The same model, walking back by the ordinary gradient whatever the rule. */
    private static AuditedModel withoutRules(AuditedModel model) {
        return standIn(AuditedModel.class, model, "trace", images -> {
            OperationTrace trace = model.trace(images);
            return standIn(
                    OperationTrace.class, trace, "backwardSharing", seed -> trace.backwardSharing(seed, step -> null));
        });
    }

    /** The same but for one method, which gets its first argument. */
    private static <T> T standIn(Class<T> type, T real, String name, Function<NDArray, Object> instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals(name)
                                ? instead.apply((NDArray) arguments[0])
                                : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }

    private static void assertInUnitInterval(Explanation explanation) {
        Heatmap map = Objects.requireNonNull(explanation.heatmap());
        assertThat(map.min()).isNotNegative();
        assertThat(map.max()).isLessThanOrEqualTo(1);
    }

    private List<Heatmap> inBatches(int size) {
        float[][] pictures = new float[32][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = picture(i);
        }
        Explainer explainer = fgVis(4);
        List<Heatmap> maps = new ArrayList<>();
        for (int from = 0; from < pictures.length; from += size) {
            int to = Math.min(pictures.length, from + size);
            Pictures.explainFrom(from, to, explainer, net, pictures)
                    .forEach(explanation -> maps.add(Objects.requireNonNull(explanation.heatmap())));
        }
        return maps;
    }

    private double prediction(int number) {
        return Objects.requireNonNull(
                        Pictures.explainOne(fgVis(1), net, picture(number)).prediction())
                .probability();
    }

    private static double odds(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static float[] picture(int number) {
        SplittableRandom random = new SplittableRandom(number);
        float[] picture = new float[3 * SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        return picture;
    }

    private static AuditedModel open(String name, InputSpecification input) {
        String file = "/org/modelaudit/relevance/" + name + "_scripted.pt";
        try {
            return ServiceLoader.load(ModelRuntime.class)
                    .findFirst()
                    .orElseThrow()
                    .open(ModelSource.of(
                                    Path.of(Objects.requireNonNull(FgVisTest.class.getResource(file), file)
                                            .toURI()),
                                    input)
                            .onDevice("cpu"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
