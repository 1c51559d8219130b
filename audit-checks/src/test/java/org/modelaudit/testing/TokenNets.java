package org.modelaudit.testing;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/** The tiny transformers that {@code src/test/python/make_token_nets.py} exports, and what pytorch-grad-cam says of them. */
public final class TokenNets {

    private static final String FOLDER = "/org/modelaudit/tokens/";

    private TokenNets() {}

    /** One for each net: its name, the size of its picture, its logits, and maps. */
    public static List<JsonObject> entries() {
        try (InputStream stream = TokenNets.class.getResourceAsStream(FOLDER + "pytorch_grad_cam.json")) {
            return JsonParser.parseReader(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))
                    .getAsJsonArray()
                    .asList()
                    .stream()
                    .map(JsonElement::getAsJsonObject)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The net of an entry, also in another form of it, {@code _scripted}. */
    public static AuditedModel open(String net, String form) {
        JsonObject entry = entries().stream()
                .filter(e -> e.get("net").getAsString().equals(net))
                .findFirst()
                .orElseThrow();
        int height = entry.getAsJsonArray("size").get(0).getAsInt();
        int width = entry.getAsJsonArray("size").get(1).getAsInt();
        InputSpecification square = InputSpecification.imageNet(8);
        InputSpecification input = new InputSpecification(
                width,
                height,
                InputSpecification.Resize.SQUEEZE,
                0,
                square.colour(),
                square.mean(),
                square.deviation());
        try {
            Path file = Path.of(Objects.requireNonNull(TokenNets.class.getResource(FOLDER + net + form + ".pt"))
                    .toURI());
            return ServiceLoader.load(ModelRuntime.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(runtime -> runtime.handles(file))
                    .findFirst()
                    .orElseThrow()
                    .open(ModelSource.of(file, input).onDevice("cpu"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static AuditedModel open(String net) {
        return open(net, "");
    }

    /** The picture of which the entries tell, as often as wanted. */
    public static Batch picture(AuditedModel model, NDManager scope, int times) {
        int length = 3 * model.input().height() * model.input().width();
        float[] values = new float[times * length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i % length * 7919L + 13) % 1009 / 256.0 - 2);
        }
        List<AuditSample> samples = IntStream.range(0, times)
                .mapToObj(i -> AuditSample.of("picture " + i, Path.of("picture")))
                .toList();
        Shape shape = new Shape(times, 3, model.input().height(), model.input().width());
        return new Batch(samples, scope.create(values, shape));
    }
}
