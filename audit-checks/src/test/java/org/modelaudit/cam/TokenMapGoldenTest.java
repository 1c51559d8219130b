package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.TokenNets;

/** Maps of tokens against those of pytorch-grad-cam's {@code reshape_transform}, on grids that are no squares too. */
class TokenMapGoldenTest {

    static List<Named<JsonObject>> nets() {
        return TokenNets.entries().stream()
                .map(entry -> Named.of(entry.get("net").getAsString(), entry))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void the_logits_are_those_of_pytorch(JsonObject entry) {
        try (AuditedModel model = TokenNets.open(entry.get("net").getAsString());
                NDManager scope = model.newManager()) {
            float[] logits =
                    model.logits(TokenNets.picture(model, scope, 1).images()).toFloatArray();

            assertThat(logits).containsExactly(floats(entry.getAsJsonArray("logits")), within(2e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void every_map_is_that_of_pytorch_grad_cam(JsonObject entry) {
        try (AuditedModel model = TokenNets.open(entry.get("net").getAsString())) {
            List<String> wrong = new ArrayList<>();
            for (JsonElement element : entry.getAsJsonArray("maps")) {
                JsonObject expected = element.getAsJsonObject();
                String difference = difference(model, expected);
                if (!difference.isEmpty()) {
                    wrong.add(difference);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static String difference(AuditedModel model, JsonObject expected) {
        String method = expected.get("method").getAsString();
        String layer = expected.get("layer").getAsString();
        float[] values = floats(expected.getAsJsonArray("values"));
        ClassActivationMap explainer =
                ((ClassActivationMap) ExplainerRegistry.load().byName(method)).at(layer);
        try (NDManager scope = model.newManager()) {
            Explanation explanation =
                    explainer.explain(model, TokenNets.picture(model, scope, 1)).get(0);
            String name = "%s at %s".formatted(method, layer);
            if (explanation.heatmap() == null) {
                return name + ": " + explanation.undefinedBecause();
            }
            int height = expected.getAsJsonArray("shape").get(0).getAsInt();
            assertThat(explanation.heatmap().height()).as(name).isEqualTo(height);
            float[] found = explanation.heatmap().values();
            double same = distance(found, values, 1);
            double turned = method.startsWith("eigen") ? distance(found, values, -1) : same;
            double difference = Math.min(same, turned);
            return difference <= tolerance(method) ? "" : "%s: %.3g".formatted(name, difference);
        }
    }

    /** Ablation-CAM takes the difference of logits that are nearly equal. */
    private static double tolerance(String method) {
        return method.equals("ablation-cam") ? 1e-4 : 5e-6;
    }

    /** Largest difference, relative to the largest value. */
    private static double distance(float[] found, float[] expected, int sign) {
        double largest = 0;
        double difference = 0;
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(found[i] - sign * expected[i]));
        }
        return difference / largest;
    }

    private static float[] floats(JsonArray numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).getAsFloat();
        }
        return floats;
    }
}
