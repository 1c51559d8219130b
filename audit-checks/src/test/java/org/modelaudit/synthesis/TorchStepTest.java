package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.relevance.RelevanceNets;

/** One step of each search is that of {@code src/test/python/make_synthesis.py}, which takes it with PyTorch's own autograd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TorchStepTest {

    private static final int SIDE = 8;
    private static final JsonObject TORCH = read();

    private final AuditedModel model = RelevanceNets.colour("residual", SIDE);
    private final Canvas canvas = new Canvas(model.input());

    @AfterAll
    void close() {
        model.close();
    }

    private static JsonObject read() {
        try (InputStream stream = TorchStepTest.class.getResourceAsStream("torch.json")) {
            return JsonParser.parseReader(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] numbers(JsonArray array) {
        float[] numbers = new float[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).getAsFloat();
        }
        return numbers;
    }

    private static float[] picture(double factor) {
        float[] picture = new float[3 * SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i * factor);
        }
        return picture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "unit", "layer"})
    void a_step_of_activation_maximisation_is_that_of_torch(String what) {
        Objective objective = Map.of(
                        "class", new Objective.OfClass(3),
                        "unit", new Objective.OfUnit("conv3", 2),
                        "layer", new Objective.OfLayer("conv3"))
                .get(what);
        Regularization regularization = Regularization.none().decay(0.01).totalVariation(0.2);
        GradientAscent ascent =
                new GradientAscent(model, canvas, Objects.requireNonNull(objective), 0.1, regularization);
        float[] x = picture(0.37);

        assertThat(ascent.look(x).value())
                .isCloseTo(TORCH.getAsJsonObject("values").get(what).getAsDouble(), within(1e-5));
        ascent.step(x, new Jitter(2, -1), 1);

        assertThat(x).containsExactly(numbers(TORCH.getAsJsonObject("steps").getAsJsonArray(what)), within(2e-5f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm1", "conv3"})
    void the_loss_of_an_inversion_has_the_gradient_that_torch_gives_it(String layer) {
        try (NDManager scope = model.newManager()) {
            LayerCut cut = model.cutAt(layer);
            Representation wanted = Representation.of(
                    cut.features(canvas.tensor(scope, picture(0.11))).activation());
            InversionLoss loss = new InversionLoss(cut, canvas, wanted, 0.3, 0.7);
            JsonObject torch = TORCH.getAsJsonObject("inversion").getAsJsonObject(layer);

            assertThat(loss.error(picture(0.37), scope))
                    .isCloseTo(torch.get("error").getAsDouble(), within(1e-5));
            assertThat(loss.gradient(picture(0.37), scope))
                    .containsExactly(numbers(torch.getAsJsonArray("gradient")), within(2e-6f));
        }
    }
}
