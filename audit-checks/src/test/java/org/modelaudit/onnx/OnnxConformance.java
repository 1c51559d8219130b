package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.opening.ModelFile;
import org.modelaudit.torch.TranslatedOnnx;

/** Writes the tables of {@code docs/onnx.md}: what is translated, and every ONNX file of the folder {@code shared}. */
class OnnxConformance {

    @Test
    void every_file_gives_what_its_framework_gives() throws IOException {
        StringBuilder rows = new StringBuilder(
                "| net | logits | ONNX Runtime | gradient | beyond 1e-4 | layers |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (Path file : OnnxNetsTest.all()) {
            rows.append(row(file));
        }
        Path page = Path.of(System.getProperty("modelaudit.docs", "../docs")).resolve("onnx.md");
        String text = Files.readString(page);
        text = replaced(text, "table", rows.toString());
        text = replaced(
                text,
                "operators",
                TranslatedOnnx.operators().stream()
                        .map(o -> "`" + o + "`")
                        .collect(Collectors.joining(", ", "", ".\n")));
        Files.writeString(page, text);
        assertThat(rows).doesNotContain("refused");
    }

    private static String replaced(String page, String place, String by) {
        String begin = "<!-- %s: begin -->\n".formatted(place);
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + by + page.substring(page.indexOf("<!-- %s: end -->".formatted(place), from));
    }

    private static String row(Path file) throws IOException {
        OnnxNet net = OnnxNet.of(file);
        ModelSource source = net.source(file);
        try (AuditedModel model = new OnnxRuntime().open(source);
                NDManager manager = model.newManager()) {
            NDArray images = net.pictures(".x.f32", manager);
            NDArray logits = model.logits(images);
            float[] gradient = net.gradient(model, images, Layer.INPUT).toFloatArray();
            float[] expected = net.pictures(".g.f32", manager).toFloatArray();
            int found = OnnxNetsTest.expected(net, model.layers()) - OnnxNetsTest.missing(net, model.layers());
            int all = OnnxNetsTest.expected(net, model.layers());
            return "| %s | %s | %s | %s | %.2f %% | %s |\n"
                    .formatted(
                            file.getFileName().toString().replace(".onnx", ""),
                            number(OnnxComparison.difference(
                                    net.asReturned(logits).toFloatArray(), net.logits())),
                            onRuntime(source, logits, images),
                            number(OnnxComparison.difference(gradient, expected)),
                            100 * OnnxNetsTest.share(gradient, expected),
                            all == 0 ? "no names" : found + " / " + all);
        } catch (ModelException e) {
            return "| %s | refused: %s | | | | |\n".formatted(file.getFileName(), e.getMessage());
        }
    }

    private static String onRuntime(ModelSource source, NDArray logits, NDArray images) throws IOException {
        OnnxGraph graph = new OnnxGraph(OnnxFile.read(source.file()));
        try (ModelFile copy = ModelFile.copyOf(source.file());
                OnnxComparison comparison = OnnxComparison.of(source, copy, graph, "OnnxRuntime");
                NDManager scope = NDManager.newBaseManager()) {
            NDArray pictures = scope.create(images.toFloatArray(), images.getShape());
            float[] expected = comparison.output().logits(pictures).toFloatArray();
            return number(OnnxComparison.difference(logits.toFloatArray(), expected));
        } catch (ModelException e) {
            return "does not run it";
        }
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
    }
}
