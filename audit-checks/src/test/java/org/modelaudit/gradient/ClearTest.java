package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gradient.GradientExplainers.clear;
import static org.modelaudit.gradient.RectifiersByHand.CELLS;
import static org.modelaudit.gradient.RectifiersByHand.DECONVOLUTION;
import static org.modelaudit.gradient.RectifiersByHand.SIDE;
import static org.modelaudit.gradient.RectifiersByHand.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.model.OperationTrace;

class ClearTest {

    /** Four classes, each a weighted sum of four pixels. */
    private static final float[] WEIGHTS = {
        2, 0, 1, 0,
        1, -1, 0, 2,
        -1, -1, -1, -4,
        0, 0, 0, 1
    };

    /** The scores of a white picture are 3, 2, −7 and 1, so that the responses are 3·(2, 0, 1, 0), 2·(1, 1, 0, 2), none and (0, 0, 0, 1). */
    private static final float[] WHITE = {1, 1, 1, 1};

    @Test
    void every_pixel_of_a_linear_model_belongs_to_the_class_of_the_largest_score_times_weight() {
        DominantClasses dominant = ofLinear(clear(), WHITE);

        assertThat(dominant.response()).isEqualTo(new Heatmap(4, 1, new float[] {6, 2, 3, 4}));
        assertThat(dominant.classMap())
                .containsExactly(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.of(0), OptionalInt.of(1));
        assertThat(dominant.classes()).containsExactly(0, 1, 3);
        assertThat(dominant.shareOf(0)).isEqualTo(9.0 / 15);
    }

    @Test
    void the_map_is_the_dominant_response_where_the_explained_class_dominates() {
        Explanation predicted = explainLinear(clear(), WHITE).get(0);

        assertThat(predicted.heatmap()).isEqualTo(new Heatmap(4, 1, new float[] {6, 0, 3, 0}));
        assertThat(predicted.diagnostics()).containsEntry("dominant share", 9.0 / 15);
        assertThat(explainLinear(clear().forClass(TargetClass.index(1)), WHITE)
                        .get(0)
                        .heatmap())
                .isEqualTo(new Heatmap(4, 1, new float[] {0, 2, 0, 4}));
    }

    @Test
    void only_the_best_classes_and_the_explained_one_are_compared() {
        // The scores are 5, 0, −11 and 1: only two classes respond.
        float[] picture = {2, 4, 1, 1};

        assertThat(ofLinear(clear(2), picture).classes()).containsExactly(0, 3);
        // Scores of 4, 7, −15 and 3.
        float[] other = {1, 0, 2, 3};
        assertThat(ofLinear(clear(2), other).classes()).containsExactly(1, 0);
        assertThat(ofLinear(clear(2).forClass(TargetClass.index(3)), other).classes())
                .containsExactly(1, 0, 3);
    }

    @Test
    void a_class_that_does_not_respond_or_dominates_nowhere_is_undefined() {
        assertThat(explainLinear(clear().forClass(TargetClass.index(2)), WHITE)
                        .get(0)
                        .undefinedBecause())
                .isEqualTo("the class's score is not positive, so it has no response to project back");
        assertThat(explainLinear(clear().forClass(TargetClass.index(3)), WHITE)
                        .get(0)
                        .undefinedBecause())
                .isEqualTo("the class dominates nowhere");
        assertThat(explainLinear(clear().forClass(TargetClass.index(9)), WHITE)
                        .get(0)
                        .undefinedBecause())
                .contains("no class 'index 9'");
    }

    @Test
    void a_picture_that_is_not_finite_or_that_no_class_responds_to_leaves_its_neighbour_alone() {
        float[] broken = {1, Float.NaN, 1, 1};
        float[] black = new float[4];

        List<Explanation> explanations = explainLinear(clear(), WHITE, broken, black);

        assertThat(explanations.get(0)).isEqualTo(explainLinear(clear(), WHITE).get(0));
        assertThat(explanations)
                .extracting(Explanation::undefinedBecause)
                .containsExactly(
                        null,
                        "the model's scores are not finite",
                        "the class's score is not positive, so it has no response to project back");
        try (NDManager scope = linear().newManager()) {
            assertThat(clear().dominantClasses(linear(), batch(scope, broken, black)))
                    .allSatisfy(dominant -> assertThat(dominant).isEmpty());
        }
    }

    @Test
    void each_response_is_the_deconvolution_of_the_class_score() {
        try (AuditedModel model = RectifiersByHand.open("scripted");
                NDManager scope = model.newManager()) {
            int compared = 0;
            for (int number = 0; number < 12; number++) {
                double[] logits = RectifiersByHand.logits(picture(number));
                var found = clear().dominantClasses(model, TestBatches.of(scope, 3, SIDE, 0, picture(number)))
                        .get(0);
                if (found.isEmpty()) {
                    assertThat(Math.max(logits[0], logits[1])).isNotPositive();
                    continue;
                }
                compared++;
                double[][] responses = {response(number, 0, logits), response(number, 1, logits)};
                for (int i = 0; i < CELLS; i++) {
                    double largest = Math.max(responses[0][i], responses[1][i]);
                    assertThat((double) found.get().response().value(i % SIDE, i / SIDE))
                            .isCloseTo(largest, within(1e-5));
                    int dominant = found.get().classAt(i % SIDE, i / SIDE).orElse(-1);
                    assertThat(dominant < 0 ? 0 : responses[dominant][i]).isCloseTo(largest, within(1e-5));
                }
            }
            assertThat(compared).isGreaterThan(3);
            model.verifyUnchanged();
        }
    }

    @Test
    void the_map_is_the_same_bit_for_bit_in_batches_of_1_7_and_32() {
        try (AuditedModel model = RectifiersByHand.open("traced")) {
            List<Explanation> alone = inBatches(model, 1);

            assertThat(inBatches(model, 7)).isEqualTo(alone);
            assertThat(inBatches(model, 32)).isEqualTo(alone);
        }
    }

    @Test
    void one_class_alone_cannot_dominate() {
        assertThatIllegalArgumentException().isThrownBy(() -> clear(1)).withMessageContaining("at least 2");
    }

    private static double[] response(int number, int classIndex, double[] logits) {
        double[] projected = RectifiersByHand.attribution(
                picture(number), classIndex, List.of(DECONVOLUTION, DECONVOLUTION, DECONVOLUTION, DECONVOLUTION));
        double[] response = new double[CELLS];
        for (int i = 0; i < projected.length; i++) {
            double here = Math.max(0, logits[classIndex]) * Math.abs(projected[i]);
            response[i % CELLS] = Math.max(response[i % CELLS], here);
        }
        return response;
    }

    private static List<Explanation> inBatches(AuditedModel model, int size) {
        List<Explanation> all = new ArrayList<>();
        for (int from = 0; from < 32; from += size) {
            float[][] pictures = new float[Math.min(size, 32 - from)][];
            for (int i = 0; i < pictures.length; i++) {
                pictures[i] = picture(from + i);
            }
            try (NDManager scope = model.newManager()) {
                all.addAll(clear().explain(model, TestBatches.of(scope, 3, SIDE, from, pictures)));
            }
        }
        return all;
    }

    private static DominantClasses ofLinear(Clear explainer, float[] picture) {
        AuditedModel model = linear();
        try (NDManager scope = model.newManager()) {
            return explainer
                    .dominantClasses(model, batch(scope, picture))
                    .get(0)
                    .orElseThrow();
        }
    }

    private static List<Explanation> explainLinear(Clear explainer, float[]... pictures) {
        AuditedModel model = linear();
        try (NDManager scope = model.newManager()) {
            return explainer.explain(model, batch(scope, pictures));
        }
    }

    private static Batch batch(NDManager scope, float[]... pictures) {
        List<AuditSample> samples = new ArrayList<>();
        NDArray images = scope.create(new Shape(pictures.length, 1, 1, 4));
        for (int i = 0; i < pictures.length; i++) {
            samples.add(AuditSample.of("picture " + i, Path.of("picture " + i)));
            images.set(new NDIndex("" + i), scope.create(pictures[i], new Shape(1, 1, 4)));
        }
        return new Batch(samples, images);
    }

    /** A linear model that also tells its gradient. */
    private static AuditedModel linear() {
        InputSpecification input = new InputSpecification(
                4, 1, InputSpecification.Resize.NONE, 0, InputSpecification.Colour.GREY, List.of(0.0), List.of(1.0));
        AuditedModel model = BlackBox.of("by hand", input, Labels.none(), 4, images -> {
            NDArray weights = images.getManager().create(WEIGHTS, new Shape(4, 4));
            return images.reshape(-1, 4).matMul(weights.transpose());
        });
        return (AuditedModel) Proxy.newProxyInstance(
                AuditedModel.class.getClassLoader(), new Class<?>[] {AuditedModel.class}, (proxy, method, given) -> {
                    try {
                        return method.getName().equals("trace") ? trace() : method.invoke(model, given);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }

    /** A trace that knows the way back and nothing else. */
    private static OperationTrace trace() {
        return (OperationTrace) Proxy.newProxyInstance(
                OperationTrace.class.getClassLoader(),
                new Class<?>[] {OperationTrace.class},
                (proxy, method, given) -> {
                    return switch (method.getName()) {
                        case "backward" -> back((NDArray) given[0]);
                        case "close" -> null;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static NDArray back(NDArray seed) {
        NDArray weights = seed.getManager().create(WEIGHTS, new Shape(4, 4));
        return seed.matMul(weights).reshape(-1, 1, 1, 4);
    }
}
